using System.IO.Hashing;
using AstroStacker.Formats;
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
    private long _freeBytes;

    /// <param name="scratchFolder">Folder for decoded frames beyond the memory given to <see cref="KeepBytes"/>.</param>
    public FrameStore(string scratchFolder) => ScratchFolder = scratchFolder;

    public string ScratchFolder { get; }

    /// <summary>Bytes written to scratch files so far.</summary>
    public long ScratchBytes { get; private set; }

    /// <summary>Opens a frame without touching its pixels; returns its number.</summary>
    public int Add(string path)
    {
        var frame = new StoredFrame(FrameFormats.Open(path));
        lock (_lock)
        {
            _frames.Add(frame);
            return _frames.Count - 1;
        }
    }

    /// <summary>Memory for decoded frames; set once, before the first read.</summary>
    public void KeepBytes(long bytes) => _freeBytes = bytes;

    public FrameInfo Info(int frame) => Frame(frame).Info;

    /// <summary>Copies a window of raw ADU out; see <see cref="IFrameReader.Read"/>. Decodes a compressed frame first.</summary>
    public void Read(int frame, int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        var stored = Frame(frame);
        if (stored.InPlace) stored.Reader!.Read(plane, area, samplesAdu);
        else Samples(stored).Read(plane, area, samplesAdu);
    }

    /// <summary>Closes a frame that is not needed any more and gives its memory back.</summary>
    public void Release(int frame)
    {
        var stored = Frame(frame);
        lock (stored)
        {
            if (stored.Samples is not null && !stored.OnDisk)
                lock (_lock) _freeBytes += KeptSamples.BytesFor(stored.Info);
            stored.Dispose();
        }
    }

    /// <summary>Hexadecimal XXH128 of the file's bytes.</summary>
    public static string Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var buffer = PlanePool.Rent<byte>(1 << 20);
        var hash = new XxHash128();
        int read;
        while ((read = stream.Read(buffer.Span)) > 0) hash.Append(buffer.Span[..read]);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public void Dispose()
    {
        foreach (var frame in _frames) frame.Dispose();
        _frames.Clear();
    }

    private StoredFrame Frame(int number)
    {
        lock (_lock) return _frames[number];
    }

    private KeptSamples Samples(StoredFrame stored)
    {
        if (stored.Samples is { } samples) return samples;
        lock (stored)
        {
            if (stored.Samples is not null) return stored.Samples;
            ObjectDisposedException.ThrowIf(stored.Reader is null, stored.Info.Path);
            long bytes = KeptSamples.BytesFor(stored.Info);
            bool inMemory;
            lock (_lock)
            {
                inMemory = bytes <= _freeBytes;
                if (inMemory) _freeBytes -= bytes;
                else ScratchBytes += bytes;
            }

            var kept = KeptSamples.Keep(stored.Reader, inMemory, ScratchFolder, CancellationToken.None);
            stored.OnDisk = !inMemory;
            stored.Reader.Dispose();
            stored.Reader = null;
            return stored.Samples = kept;
        }
    }

    private sealed class StoredFrame(IFrameReader reader) : IDisposable
    {
        private KeptSamples? _samples;

        public FrameInfo Info { get; } = reader.Info;

        public bool InPlace { get; } = reader.ReadsInPlace;

        public IFrameReader? Reader { get; set; } = reader;

        public bool OnDisk { get; set; }

        public KeptSamples? Samples
        {
            get => Volatile.Read(ref _samples);
            set => Volatile.Write(ref _samples, value);
        }

        public void Dispose()
        {
            Reader?.Dispose();
            Reader = null;
            Samples?.Dispose();
            Samples = null;
        }
    }
}
