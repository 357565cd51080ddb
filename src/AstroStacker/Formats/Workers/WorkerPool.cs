using AstroStacker.Imaging;

namespace AstroStacker.Formats.Workers;

/// <summary>
/// Workers started when first needed, kept for the next frame and replaced when one hung or crashed. Safe for many
/// threads: each request has a worker for itself, and a frame's samples are asked of the worker that described it.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    /// <summary>A decode past this is given up: of camera RAW, and of a compressed FITS picture, which may be a mosaic.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30), LongestLimit = TimeSpan.FromMinutes(2);

    private readonly WorkerLauncher? _launcher;
    private readonly TimeSpan _limit;
    private readonly SemaphoreSlim _places;
    private readonly List<IWorker> _idle = [];
    private readonly HashSet<IWorker> _all = [];
    private readonly Lock _gate = new();
    private readonly int _most;
    private bool _isDisposed;

    /// <param name="launcher">Starts a worker; null keeps the work in this process.</param>
    /// <param name="most">How many workers at a time.</param>
    /// <param name="limit">For one request.</param>
    public WorkerPool(WorkerLauncher? launcher, int most, TimeSpan limit)
    {
        _launcher = launcher;
        _most = most;
        _limit = limit;
        _places = new SemaphoreSlim(most);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Decodes and describes; the worker keeps the samples for the next request.</summary>
    public FrameInfo Inspect(string path) => Ask(path, worker => worker.Inspect(path, _limit));

    /// <summary>Describes by the header alone.</summary>
    public FrameInfo Glance(string path) => Ask(path, worker => worker.Glance(path, _limit));

    public void Decode(FrameInfo info, Span<ushort> samplesAdu, CancellationToken cancellationToken)
    {
        var worker = Rent(info.Path, cancellationToken);
        try
        {
            worker.Decode(info, samplesAdu, _limit, cancellationToken);
        }
        finally
        {
            Return(worker);
        }
    }

    /// <summary>A tile-compressed part of a FITS file as the bytes of a plain one.</summary>
    public byte[] Unpack(string path, int part) => Ask(path, worker => worker.Unpack(path, part, _limit));

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var worker in _all) worker.Dispose();
            _all.Clear();
            _idle.Clear();
        }
    }

    private T Ask<T>(string path, Func<IWorker, T> request)
    {
        var worker = Rent(path, CancellationToken.None);
        try
        {
            return request(worker);
        }
        finally
        {
            Return(worker);
        }
    }

    private IWorker Rent(string path, CancellationToken cancellationToken)
    {
        _places.Wait(cancellationToken);
        try
        {
            return TakeIdle(Path.GetFullPath(path)) ?? Start(path);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    // The one that holds the frame; else one that holds none; else a new one while there may be more; else any.
    private IWorker? TakeIdle(string path)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            int index = _idle.FindIndex(worker => worker.Holds == path);
            if (index < 0) index = _idle.FindIndex(worker => worker.Holds is null);
            if (index < 0 && _all.Count >= _most) index = _idle.Count > 0 ? 0 : -1;
            if (index < 0) return null;
            var worker = _idle[index];
            _idle.RemoveAt(index);
            return worker;
        }
    }

    private IWorker Start(string path)
    {
        IWorker worker = _launcher is null ? new ThreadWorker() : ProcessWorker.Start(_launcher, path);
        lock (_gate) _all.Add(worker);
        return worker;
    }

    private void Return(IWorker worker)
    {
        lock (_gate)
        {
            if (worker.IsUsable && !_isDisposed) _idle.Add(worker);
            else if (_all.Remove(worker)) worker.Dispose();
        }

        _places.Release();
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();
}
