using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>A frame minus the night's model, in units of its own noise: white noise of deviation near 1, and trails.</summary>
internal static class FrameDifference
{
    /// <summary>Bins brighter or darker than this, in sigma, count no more.</summary>
    public const float MostSigma = 4;

    /// <summary>
    /// Turns the difference (absent bins at positive infinity) into sigmas: the smooth difference of the backgrounds off,
    /// divided by noise and structure; 0 where absent. False where too little is there.
    /// </summary>
    public static bool Normalise(Span<float> difference, BinnedGrid grid, NightStructure structure)
    {
        var surface = new CellSurface(difference, grid.Width);
        if (surface.IsEmpty) return false;
        using var rows = PlanePool.Rent<float>(2 * grid.Width);
        Span<float> levels = rows.Span[..grid.Width], sigmas = rows.Span[grid.Width..];
        for (int y = 0; y < grid.Height; y++)
        {
            surface.FillRow(y, levels, sigmas);
            int start = y * grid.Width;
            ModelKernels.Normalise(
                difference.Slice(start, grid.Width), levels, sigmas, structure.Values.Slice(start, grid.Width), MostSigma);
        }

        return true;
    }
}
