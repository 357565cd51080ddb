using AstroStacker.Imaging;

namespace AstroStacker.Formats.Workers;

/// <summary>One place where native decoders run, LibRaw and cfitsio, for one request at a time.</summary>
internal interface IWorker : IDisposable
{
    /// <summary>The full path of the camera RAW it described last and still holds decoded, or null.</summary>
    string? Holds { get; }

    /// <summary>False once it hung, crashed or was cancelled: it must be disposed.</summary>
    bool IsUsable { get; }

    /// <summary>Decodes and describes. Throws <see cref="FrameException"/>, also past the limit.</summary>
    FrameInfo Inspect(string path, TimeSpan limit);

    /// <summary>Describes by the header alone. Throws <see cref="FrameException"/>, also past the limit.</summary>
    FrameInfo Glance(string path, TimeSpan limit);

    /// <summary>The samples of a frame described before, plane after plane.</summary>
    void Decode(FrameInfo info, Span<ushort> samplesAdu, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>A tile-compressed part of a FITS file as the bytes of a plain one, see <see cref="Fits.CfitsioLibrary.Unpack"/>.</summary>
    byte[] Unpack(string path, int part, TimeSpan limit);
}
