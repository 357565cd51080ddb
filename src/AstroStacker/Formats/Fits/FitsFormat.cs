using System.IO.Compression;
using AstroStacker.Formats.Workers;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// FITS: mono, mosaic or three planes, in the primary array or the first image extension; plain, tile-compressed (.fz)
/// or gzipped as a whole. The tile-compressed are unpacked by cfitsio in worker processes, which end with this program.
/// </summary>
public sealed class FitsFormat : IFrameFormat, IDisposable
{
    private readonly Lazy<WorkerPool> _workers;

    /// <summary>Workers are the command line program where it is found, else threads of this process.</summary>
    public FitsFormat() : this(WorkerLauncher.Find, WorkerPool.LongestLimit)
    {
    }

    /// <param name="launcher">Starts a worker; null keeps the work in this process, where a hang can't be ended.</param>
    public FitsFormat(WorkerLauncher? launcher) : this(() => launcher, WorkerPool.LongestLimit)
    {
    }

    internal FitsFormat(WorkerLauncher? launcher, TimeSpan limit) : this(() => launcher, limit)
    {
    }

    private FitsFormat(Func<WorkerLauncher?> launcher, TimeSpan limit) =>
        _workers = new Lazy<WorkerPool>(() => new WorkerPool(launcher(), Environment.ProcessorCount, limit));

    private static ReadOnlySpan<byte> Signature => "SIMPLE  ="u8;

    public string Name => "FITS";

    public bool Recognises(ReadOnlySpan<byte> start, string path) =>
        start.StartsWith(Signature) || (start.StartsWith(GzipBytes.Signature) && UnpacksToFits(start));

    public IFrameReader Open(string path)
    {
        var file = SampleFile.Open(path);
        ISampleBytes? bytes = file;
        try
        {
            Span<byte> start = stackalloc byte[GzipBytes.Signature.Length];
            if (file.ReadUpTo(0, start) == start.Length && start.SequenceEqual(GzipBytes.Signature)) bytes = new GzipBytes(file);
            var reader = new FitsReader(bytes, (packed, part) => _workers.Value.Unpack(packed, part));
            bytes = null;
            return reader;
        }
        finally
        {
            bytes?.Dispose();
        }
    }

    public void Dispose()
    {
        if (_workers.IsValueCreated) _workers.Value.Dispose();
    }

    private static bool UnpacksToFits(ReadOnlySpan<byte> start)
    {
        using var stream = new GZipStream(new MemoryStream(start.ToArray()), CompressionMode.Decompress);
        Span<byte> first = stackalloc byte[Signature.Length];
        try
        {
            return stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && first.SequenceEqual(Signature);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
