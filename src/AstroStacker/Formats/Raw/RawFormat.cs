using AstroStacker.Formats.Workers;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// Camera RAW of all makers, decoded by LibRaw in worker processes. They are started with the first RAW frame and end
/// with this program.
/// </summary>
public sealed class RawFormat : IFrameFormat, IDisposable
{
    private readonly Lazy<WorkerPool> _workers;

    /// <summary>Workers are the command line program where it is found, else threads of this process.</summary>
    public RawFormat() : this(WorkerLauncher.Find, WorkerPool.Limit)
    {
    }

    /// <param name="launcher">Starts a worker; null keeps the work in this process, where a hang can't be ended.</param>
    public RawFormat(WorkerLauncher? launcher) : this(launcher, WorkerPool.Limit)
    {
    }

    internal RawFormat(WorkerLauncher? launcher, TimeSpan limit) : this(() => launcher, limit)
    {
    }

    private RawFormat(Func<WorkerLauncher?> launcher, TimeSpan limit) =>
        _workers = new Lazy<WorkerPool>(() => new WorkerPool(launcher(), Environment.ProcessorCount, limit));

    public string Name => "camera RAW";

    public bool Recognises(ReadOnlySpan<byte> start, string path) => RawSignature.Matches(start, path);

    public IFrameReader Open(string path) => new RawReader(path, _workers.Value.Inspect, _workers.Value.Decode);

    public IFrameReader OpenHeader(string path) => new RawReader(path, _workers.Value.Glance, _workers.Value.Decode);

    public void Dispose()
    {
        if (_workers.IsValueCreated) _workers.Value.Dispose();
    }
}
