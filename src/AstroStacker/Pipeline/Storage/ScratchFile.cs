using AstroStacker.Imaging;
using Microsoft.Win32.SafeHandles;

namespace AstroStacker.Pipeline.Storage;

/// <summary>A file for what does not fit in memory; the system removes it when it is closed, also after a crash on Unix.</summary>
internal static class ScratchFile
{
    /// <param name="folder">Where it is made.</param>
    /// <param name="reasonPath">The file that needs it, for the error.</param>
    /// <param name="bytes">How large it will be: checked against the free space first.</param>
    public static SafeFileHandle Create(string folder, string reasonPath, long bytes)
    {
        long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < bytes)
        {
            throw new FrameException(
                reasonPath, $"needs {bytes >> 20} MB of scratch space but '{folder}' has {free >> 20} MB free",
                "Free some space, name another folder with --scratch, or give more --memory.");
        }

        string path = Path.Combine(folder, $"astro-stacker-{Guid.NewGuid():N}.scratch");
        var file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose, bytes);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }

    public static void Read(SafeFileHandle file, long offset, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(file, bytes, offset);
            if (read == 0) throw new EndOfStreamException("A scratch file ended early.");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
