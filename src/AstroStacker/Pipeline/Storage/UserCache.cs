namespace AstroStacker.Pipeline.Storage;

/// <summary>Where the user's programs keep what can be made again.</summary>
public static class UserCache
{
    /// <summary>A folder of ours in the cache folder that the platform has, or XDG_CACHE_HOME names; null where there is none.</summary>
    public static string? Folder(string name)
    {
        string named = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? "";
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string root = Path.IsPathFullyQualified(named) ? named
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : home.Length == 0 ? "" : Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
        return root.Length == 0 ? null : Path.Combine(root, "astro-stacker", name);
    }
}
