using Microsoft.Win32.SafeHandles;

namespace AstroStacker.Formats;

/// <summary>What tells that a file is still the one that was opened.</summary>
internal readonly record struct FileStamp(long Length, DateTime LastWriteUtc)
{
    public static FileStamp Of(SafeFileHandle handle) =>
        new(RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle));
}
