using AstroStacker.Formats.Workers;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// An open camera RAW frame. Holds no file: each decode is a request to the workers, and one serves many reads.
/// </summary>
internal sealed class RawReader : IDecodingReader
{
    private readonly DecodeFrame _decode;
    private readonly DecodedReader _decoded;
    private readonly (long Length, DateTime Written) _stamp;

    /// <param name="path">The file.</param>
    /// <param name="describe">One of the workers' ways to describe it.</param>
    /// <param name="decode">The workers' way to decode it.</param>
    public RawReader(string path, Func<string, FrameInfo> describe, DecodeFrame decode)
    {
        _stamp = StampOf(path);
        _decode = decode;
        Info = describe(path);
        _decoded = new DecodedReader(Info, Decode);
    }

    public delegate void DecodeFrame(FrameInfo info, Span<ushort> samplesAdu, CancellationToken cancellationToken);

    public FrameInfo Info { get; }

    public bool ReadsInPlace => false;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu) => _decoded.Read(plane, area, samplesAdu);

    public void Decode(Span<ushort> samplesAdu, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samplesAdu.Length, Info.Width * Info.Height * Info.PlaneCount);
        if (StampOf(Info.Path) != _stamp) throw WorkerFailures.Changed(Info.Path);
        _decode(Info, samplesAdu, cancellationToken);
    }

    public void Dispose()
    {
        // Nothing is held open; the workers belong to the format.
    }

    private static (long Length, DateTime Written) StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : (-1, default);
    }
}
