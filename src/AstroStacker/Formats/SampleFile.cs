using AstroStacker.Imaging;
using Microsoft.Win32.SafeHandles;

namespace AstroStacker.Formats;

/// <summary>
/// A frame's file, open for reads at any position from any thread. It is read, never mapped: a mapped file that is
/// cut short by another program would end the process, a read only comes back short.
/// </summary>
internal sealed class SampleFile : ISampleBytes
{
    private readonly SafeFileHandle _handle;
    private readonly FileStamp _stamp;

    private SampleFile(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
        _stamp = FileStamp.Of(handle);
    }

    public string Path { get; }

    /// <summary>Bytes when it was opened.</summary>
    public long Length => _stamp.Length;

    public long? KnownLength => Length;

    public bool ReadsInPlace => true;

    public FileStamp Stamp => _stamp;

    /// <summary>Throws <see cref="FrameException"/> where there is no file that can be read.</summary>
    public static SampleFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new FrameException(
                path, "is a folder, not a frame", "Name the files in it, for example with /*.fits at its end.");
        try
        {
            // Frames are only read: sharing all keeps the capture program free to go on.
            var handle = File.OpenHandle(FramePath.FileOf(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return new SampleFile(path, handle);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FrameException(path, "does not exist", "Check the name, or leave it out.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new FrameException(
                path, "must not be read by this user", "Change its permissions, or leave it out.", error);
        }
        catch (Exception error) when (error is IOException or NotSupportedException)
        {
            throw new FrameException(
                path, $"can't be read ({error.Message})", "Check the disk and the file, or leave it out.", error);
        }
    }

    /// <summary>Opens a file once more; throws <see cref="FrameException"/> where it is not what it was.</summary>
    public static SampleFile Reopen(string path, FileStamp stamp)
    {
        var file = Open(path);
        try
        {
            file.Require(stamp);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Throws <see cref="FrameException"/> where the file is no longer what it was when it was opened.
    /// </summary>
    public void EnsureUnchanged() => Require(_stamp);

    /// <summary>Fills the span from a position; a file that ends before that is a named error.</summary>
    public void Read(long position, Span<byte> bytes)
    {
        int read = ReadUpTo(position, bytes);
        if (read < bytes.Length)
            throw new FrameException(
                Path, $"ends at byte {position + read} where {bytes.Length - read} more were to be read",
                Remedies.Damaged);
    }

    /// <summary>Fills as much of the span as the file holds from a position on, and returns how much that is.</summary>
    public int ReadUpTo(long position, Span<byte> bytes)
    {
        int filled = 0;
        try
        {
            while (filled < bytes.Length)
            {
                int read = RandomAccess.Read(_handle, bytes[filled..], position + filled);
                if (read == 0) break;
                filled += read;
            }
        }
        catch (IOException error)
        {
            throw new FrameException(
                Path, $"can't be read ({error.Message})", "Check the disk and the file, or leave it out.", error);
        }

        return filled;
    }

    public void Dispose() => _handle.Dispose();

    private void Require(FileStamp stamp)
    {
        var now = FileStamp.Of(_handle);
        if (now.Length != stamp.Length)
            throw new FrameException(
                Path, $"had {stamp.Length} bytes when it was opened and has {now.Length} now", Remedies.Changed);
        if (now != stamp) throw new FrameException(Path, "was written to since it was opened", Remedies.Changed);
    }
}
