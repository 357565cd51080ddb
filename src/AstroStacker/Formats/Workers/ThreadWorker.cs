using AstroStacker.Formats.Fits;
using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Workers;

/// <summary>
/// A worker in this process, where there is no program to start (use as a library): a decode that takes too long is
/// left to its thread, which can't be ended.
/// </summary>
internal sealed class ThreadWorker : IWorker
{
    private readonly RawSession _session = new();
    private volatile bool _isAbandoned;

    public string? Holds { get; private set; }

    public bool IsUsable => !_isAbandoned;

    public FrameInfo Inspect(string path, TimeSpan limit)
    {
        Holds = null;
        var info = Run(
            NativeDecoder.LibRaw, path, session => session.Inspect(Path.GetFullPath(path)), limit, CancellationToken.None);
        Holds = Path.GetFullPath(path);
        return info with { Path = path };
    }

    public FrameInfo Glance(string path, TimeSpan limit)
    {
        string full = Path.GetFullPath(path);
        return Run(NativeDecoder.LibRaw, path, _ => RawDecoder.Describe(full), limit, CancellationToken.None) with { Path = path };
    }

    public void Decode(FrameInfo info, Span<ushort> samplesAdu, TimeSpan limit, CancellationToken cancellationToken)
    {
        Holds = null;
        using var frame = Run(
            NativeDecoder.LibRaw, info.Path, session => session.Take(Path.GetFullPath(info.Path)), limit, cancellationToken);
        if ((frame.Info.Width, frame.Info.Height, frame.Info.PlaneCount) != (info.Width, info.Height, info.PlaneCount))
            throw WorkerFailures.Changed(info.Path);
        for (int plane = 0; plane < info.PlaneCount; plane++)
            for (int y = 0; y < info.Height; y++)
                frame.ReadRow(plane, y, samplesAdu.Slice((plane * info.Height + y) * info.Width, info.Width));
    }

    public byte[] Unpack(string path, int part, TimeSpan limit) => Run(
        NativeDecoder.Cfitsio, path, _ => CfitsioLibrary.Instance(path).Unpack(Path.GetFullPath(path), part), limit,
        CancellationToken.None);

    public void Dispose()
    {
        if (!_isAbandoned) _session.Dispose();
    }

    private T Run<T>(
        NativeDecoder decoder, string path, Func<RawSession, T> work, TimeSpan limit, CancellationToken cancellationToken)
    {
        var task = Task.Factory.StartNew(
            () => work(_session), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _isAbandoned = true;
        try
        {
            if (Task.WaitAny([task], (int)limit.TotalMilliseconds, cancellationToken) < 0)
                throw WorkerFailures.TookTooLong(decoder, path, limit);
            _isAbandoned = false;
            return task.GetAwaiter().GetResult();
        }
        catch (FrameException error)
        {
            throw new FrameException(path, error.Problem, error.Remedy, error.InnerException);
        }
        finally
        {
            if (_isAbandoned) _ = task.ContinueWith(Release, TaskScheduler.Default);
        }
    }

    // A decode that came to an end after all.
    private void Release<T>(Task<T> late)
    {
        if (late.IsCompletedSuccessfully) (late.Result as IDisposable)?.Dispose();
        _session.Dispose();
    }
}
