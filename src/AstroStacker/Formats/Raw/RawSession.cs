using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// What one worker does, one request after another. The frame it looked at last stays decoded, since the usual next
/// request is for that frame's samples. For one thread at a time.
/// </summary>
internal sealed class RawSession : IDisposable
{
    private RawFrame? _frame;
    private (string Path, long Length, DateTime Written) _stamp;

    public FrameInfo Inspect(string path)
    {
        Load(path);
        return _frame!.Info;
    }

    /// <summary>The decoded frame, given away: the caller disposes it.</summary>
    public RawFrame Take(string path)
    {
        Load(path);
        var frame = _frame!;
        _frame = null;
        return frame;
    }

    public void Dispose()
    {
        _frame?.Dispose();
        _frame = null;
    }

    private void Load(string path)
    {
        var file = new FileInfo(path);
        var stamp = file.Exists ? (path, file.Length, file.LastWriteTimeUtc) : (path, -1, default);
        if (_frame is not null && stamp == _stamp) return;
        Dispose();
        _frame = RawDecoder.Open(path);
        _stamp = stamp;
    }
}
