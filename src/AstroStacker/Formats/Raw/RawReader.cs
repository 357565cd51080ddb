using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>An open camera RAW frame. Holds no samples and no file: each decode is a request to the workers.</summary>
internal sealed class RawReader : IDecodingReader
{
    private readonly RawWorkerPool _workers;
    private readonly (long Length, DateTime Written) _stamp;

    /// <param name="workers">Decode the samples.</param>
    /// <param name="path">The file.</param>
    /// <param name="describe">One of the workers' ways to describe it.</param>
    public RawReader(RawWorkerPool workers, string path, Func<string, FrameInfo> describe)
    {
        _workers = workers;
        _stamp = StampOf(path);
        Info = describe(path);
    }

    public FrameInfo Info { get; }

    public bool ReadsInPlace => false;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        using var all = PlanePool.Rent<ushort>(Info.Width * Info.Height * Info.PlaneCount);
        Decode(all.Span, CancellationToken.None);
        for (int y = 0; y < area.Height; y++)
        {
            var source = all.Span.Slice((plane * Info.Height + area.Y + y) * Info.Width + area.X, area.Width);
            var target = samplesAdu.Slice(y * area.Width, area.Width);
            for (int x = 0; x < target.Length; x++) target[x] = source[x];
        }
    }

    public void Decode(Span<ushort> samplesAdu, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samplesAdu.Length, Info.Width * Info.Height * Info.PlaneCount);
        if (StampOf(Info.Path) != _stamp) throw RawFailures.Changed(Info.Path);
        _workers.Decode(Info, samplesAdu, cancellationToken);
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
