using System.IO.Hashing;
using AstroStacker.Formats;
using AstroStacker.Formats.Ser;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Storage;

/// <summary>
/// All frames of a run, readable window by window; every read copies out. An uncompressed file is read in place; a
/// compressed one is decoded once and kept in memory while the budget lasts, then in a scratch file. Safe for threads.
/// </summary>
public sealed class FrameStore : IDisposable
{
    private readonly List<StoredFrame> _frames = [];
    private readonly Lock _lock = new();
    private readonly long _keepBytes;

    /// <param name="keepBytes">Memory for decoded frames.</param>
    /// <param name="scratchFolder">Folder for those beyond it.</param>
    public FrameStore(long keepBytes, string scratchFolder)
    {
        _keepBytes = keepBytes;
        ScratchFolder = scratchFolder;
    }

    public string ScratchFolder { get; }

    /// <summary>Bytes of decoded frames in memory.</summary>
    public long MemoryBytes { get; private set; }

    /// <summary>Bytes of decoded frames in scratch files.</summary>
    public long ScratchBytes { get; private set; }

    /// <summary>Opens a frame, and decodes it where it can't be read in place; returns its number.</summary>
    public int Add(string path, CancellationToken cancellationToken)
    {
        var stamp = StampOf(path);
        var reader = FrameFormats.Open(path);
        StoredFrame frame;
        if (reader.ReadsInPlace) frame = new StoredFrame(reader.Info, reader, null, stamp);
        else
            using (reader) frame = new StoredFrame(reader.Info, null, Keep(reader, cancellationToken), stamp);
        if (frame.Info.MayLackSamples) frame = frame with { Fill = AbsentFill.Measure(frame.Info, frame.Read) };
        lock (_lock)
        {
            _frames.Add(frame);
            return _frames.Count - 1;
        }
    }

    public FrameInfo Info(int frame) => Frame(frame).Info;

    /// <summary>True while the frame's path leads to the file as it was opened.</summary>
    public bool IsUnchanged(int frame) => StampOf(Frame(frame).Info.Path) == Frame(frame).Stamp;

    /// <summary>What stands in for samples without a value; null where all have one.</summary>
    public AbsentFill? Fill(int frame) => Frame(frame).Fill;

    /// <summary>Copies a window of raw ADU out; see <see cref="IFrameReader.Read"/>.</summary>
    public void Read(int frame, int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        var stored = Frame(frame);
        stored.Read(plane, area, samplesAdu);
        if (stored.Info.MayLackSamples) Imaging.SampleKernels.NaNToZero(samplesAdu);
    }

    /// <summary>The same, but NaN where the file has no value.</summary>
    public void ReadAbsentAsNaN(int frame, int plane, PixelRectangle area, Span<float> samplesAdu) =>
        Frame(frame).Read(plane, area, samplesAdu);

    /// <summary>Hexadecimal XXH128 of the file's bytes; of a video, of those of the frame.</summary>
    public static string Hash(string path)
    {
        if (SerFormat.BytesOf(path) is { } frame) return Convert.ToHexStringLower(XxHash128.Hash(frame));
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var buffer = PlanePool.Rent<byte>(1 << 20);
        var hash = new XxHash128();
        int read;
        while ((read = stream.Read(buffer.Span)) > 0) hash.Append(buffer.Span[..read]);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public void Dispose()
    {
        foreach (var frame in _frames)
        {
            frame.Reader?.Dispose();
            frame.Samples?.Dispose();
        }

        _frames.Clear();
    }

    private StoredFrame Frame(int number)
    {
        lock (_lock) return _frames[number];
    }

    private KeptSamples Keep(IFrameReader reader, CancellationToken cancellationToken)
    {
        long bytes = KeptSamples.BytesFor(reader.Info);
        bool inMemory;
        lock (_lock)
        {
            inMemory = MemoryBytes + bytes <= _keepBytes;
            if (inMemory) MemoryBytes += bytes;
            else ScratchBytes += bytes;
        }

        try
        {
            return KeptSamples.Keep(reader, inMemory, ScratchFolder, cancellationToken);
        }
        catch
        {
            lock (_lock)
            {
                if (inMemory) MemoryBytes -= bytes;
                else ScratchBytes -= bytes;
            }

            throw;
        }
    }

    private static (long Length, DateTime Written) StampOf(string path)
    {
        var file = new FileInfo(FramePath.FileOf(path));
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : (-1, default);
    }

    private sealed record StoredFrame(
        FrameInfo Info, IFrameReader? Reader, KeptSamples? Samples, (long Length, DateTime Written) Stamp)
    {
        public AbsentFill? Fill { get; init; }

        public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
        {
            if (Reader is not null) Reader.ReadAbsentAsNaN(plane, area, samplesAdu);
            else Samples!.Read(plane, area, samplesAdu);
        }
    }
}
