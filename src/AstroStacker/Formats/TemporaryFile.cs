namespace AstroStacker.Formats;

/// <summary>
/// A file written under another name beside its own, which it gets when it is whole; otherwise it goes away.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly string _path;
    private readonly string _temporaryPath;
    private bool _isDone;

    public TemporaryFile(string path)
    {
        _path = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(_path)!;
        Directory.CreateDirectory(folder);
        _temporaryPath = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Path.GetRandomFileName()}");
        Stream = new FileStream(_temporaryPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes);
    }

    public FileStream Stream { get; }

    public void Complete()
    {
        Stream.Dispose();
        File.Move(_temporaryPath, _path, overwrite: true);
        _isDone = true;
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        finally
        {
            // On a full disk closing fails too: the file must not take up the rest of it.
            if (!_isDone) File.Delete(_temporaryPath);
        }
    }
}
