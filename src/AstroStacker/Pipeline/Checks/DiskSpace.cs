namespace AstroStacker.Pipeline.Checks;

/// <summary>
/// A disk by its sizes: folders whose disks agree in both, to the byte, lie on one disk (a path doesn't tell, through mounts and links).
/// </summary>
/// <param name="TotalBytes">Of the disk.</param>
/// <param name="FreeBytes">For this user.</param>
internal readonly record struct DiskSpace(long TotalBytes, long FreeBytes)
{
    /// <summary>Of a share or file system that doesn't tell its size: what doesn't fit shows when it is written.</summary>
    private static readonly DiskSpace s_unknown = new(0, long.MaxValue);

    /// <summary>The disk of a folder that may still have to be made.</summary>
    public static DiskSpace Of(string folder)
    {
        string there = Path.GetFullPath(folder);
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } parent) there = parent;
        try
        {
            var drive = new DriveInfo(there);
            return drive.TotalSize > 0 ? new DiskSpace(drive.TotalSize, drive.AvailableFreeSpace) : s_unknown;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return s_unknown;
        }
    }
}
