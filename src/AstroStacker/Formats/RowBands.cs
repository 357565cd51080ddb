namespace AstroStacker.Formats;

/// <summary>How many rows of a window to fetch with one read of the file.</summary>
internal static class RowBands
{
    // Large enough to make the call's own cost vanish, small enough to stay in the processor's cache.
    private const int MostBytes = 256 * 1024;

    /// <summary>1 where the bytes between two rows of the window would outweigh the window's own.</summary>
    /// <param name="fileRowBytes">From one stored row to the next.</param>
    /// <param name="windowRowBytes">Of one row of the window.</param>
    public static int RowsPerRead(long fileRowBytes, int windowRowBytes) =>
        windowRowBytes * 2L < fileRowBytes ? 1 : (int)Math.Max(1, MostBytes / fileRowBytes);
}
