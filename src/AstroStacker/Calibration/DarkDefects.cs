using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Calibration;

/// <summary>
/// The pixels of a master dark that no subtraction saves: so hot that they saturate or that their own noise drowns the light, or dead.
/// A pixel is one where it differs from its cell's level and from its neighbours of the same colour by more than
/// <see cref="LimitSigmas"/> of the cell's scatter; so lines and clusters are found whole, and amplifier glow is none.
/// </summary>
public static class DarkDefects
{
    /// <summary>
    /// In sigmas of the master dark: three of a single frame for a master of ten. Siril's usual limit for single pixels is 3 of the
    /// whole frame's scatter, hot pixels included, which is more.
    /// </summary>
    public const double LimitSigmas = 10;

    private const int CellPixels = 64;

    /// <summary>
    /// Real CCDs have up to 1.6 % of pixels beyond the limit. Where it is more than this share, only those count that stand out
    /// further: the neighbours of a map that is too dense would have to stand for each other.
    /// </summary>
    public const double MostShare = 0.02;

    private const double LargestLimitSigmas = 1e4;

    /// <param name="dark">ADU.</param>
    /// <param name="visible">The part that sees light; margins are not judged.</param>
    /// <param name="cfa">The mosaic's pattern, or null.</param>
    /// <param name="saturationAdu">A pixel at or above it is a defect in any case; in the dark's own units.</param>
    /// <param name="threads">Rows of cells at a time; no effect on the result.</param>
    /// <returns>The pixels, and the limit that was kept to: <see cref="LimitSigmas"/> or more.</returns>
    public static (DefectMap Map, double LimitSigmas) Find(
        MasterMap dark, PixelRectangle visible, CfaPattern? cfa, double saturationAdu, int threads)
    {
        var area = visible.Intersect(dark.Area);
        double limit = LimitSigmas;
        while (true)
        {
            var found = Find(dark, area, cfa, new Limits(limit, saturationAdu), threads);
            if (found.Count <= MostShare * area.Area || limit > LargestLimitSigmas) return (new DefectMap(found), limit);
            limit *= 2;
        }
    }

    private static List<(int X, int Y)> Find(MasterMap dark, PixelRectangle area, CfaPattern? cfa, Limits limits, int threads)
    {
        int rows = (area.Height + CellPixels - 1) / CellPixels;
        var found = new List<(int X, int Y)>[rows];
        Rows.ForEach(rows, threads, CancellationToken.None, row =>
        {
            var band = new PixelRectangle(area.X, area.Y + row * CellPixels, area.Width, CellPixels).Intersect(area);
            found[row] = [];
            for (int left = band.X; left < band.Right; left += CellPixels)
            {
                var cell = band with { X = left, Width = Math.Min(CellPixels, band.Right - left) };
                for (int colour = 0; colour < (cfa?.ColourCount ?? 1); colour++)
                    Search(dark, area, cell, cfa, colour, limits, found[row]);
            }
        });
        return [.. found.SelectMany(pixels => pixels)];
    }

    private static void Search(
        MasterMap dark, PixelRectangle area, PixelRectangle cell, CfaPattern? cfa, int colour, Limits limits,
            List<(int X, int Y)> found)
    {
        using var scratch = PlanePool.Rent<float>((int)cell.Area);
        int count = 0;
        for (int y = cell.Y; y < cell.Bottom; y++)
        {
            var row = dark.Row(cell.X, y, cell.Width);
            for (int x = 0; x < row.Length; x++)
                if (cfa is null || cfa.ColourAt(cell.X + x, y) == colour) scratch.Span[count++] = row[x];
        }

        if (count == 0) return;
        var samples = scratch.Span[..count];
        float level = RobustStatistics.Select(samples, count / 2);
        foreach (ref float sample in samples) sample = Math.Abs(sample - level);
        // Of whole numbers alike, half may be the level itself: their rounding is noise too.
        double sigma = Math.Max(1.4826 * RobustStatistics.Select(samples, count / 2), Math.Sqrt(1.0 / 12));
        double limit = limits.Sigmas * sigma;
        Span<float> neighbours = stackalloc float[SameColourNeighbours.MostCount];
        for (int y = cell.Y; y < cell.Bottom; y++)
        {
            var row = dark.Row(cell.X, y, cell.Width);
            for (int x = 0; x < row.Length; x++)
            {
                float sample = row[x];
                bool isSaturated = sample >= limits.SaturationAdu;
                if (!isSaturated && Math.Abs(sample - level) <= limit) continue;
                if (cfa is not null && cfa.ColourAt(cell.X + x, y) != colour) continue;
                if (isSaturated || Math.Abs(sample - SameColourNeighbours.Median(dark, area, cfa, cell.X + x, y, neighbours)) > limit)
                    found.Add((cell.X + x, y));
            }
        }
    }

    private readonly record struct Limits(double Sigmas, double SaturationAdu);
}
