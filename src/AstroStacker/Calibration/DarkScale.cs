using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Calibration;

/// <summary>By how much a dark of another exposure is to be multiplied, bias left out, and whether it may be.</summary>
public static class DarkScale
{
    /// <summary>A dark is never drawn out further: its own noise would grow with it.</summary>
    public const double MostScale = 1.5;

    private const int CellPixels = 64;

    /// <summary>
    /// Glow is what rises above the median cell by so many times the cells' scatter and by this share of the dark current.
    /// </summary>
    private const double GlowSigmas = 8, GlowShare = 0.25;

    /// <summary>Pixels by which light and dark are compared stand out of the dark by so many sigmas: they carry the pattern.</summary>
    private const double TellingSigmas = 10;

    private const int FewestTelling = 50;

    /// <summary>
    /// How far the amplifier's glow rises above the dark current, in ADU; 0 where there is none. Glow does not grow with the exposure as
    /// dark current does: a dark that has it can't be scaled.
    /// </summary>
    /// <param name="current">Dark less bias, ADU.</param>
    /// <param name="visible">The part that sees light.</param>
    public static double GlowAdu(MasterMap current, PixelRectangle visible)
    {
        var area = visible.Intersect(current.Area);
        var cells = new List<double>();
        using var scratch = PlanePool.Rent<float>(CellPixels * CellPixels);
        foreach (int top in Starts(area.Y, area.Bottom))
            foreach (int left in Starts(area.X, area.Right))
            {
                for (int y = 0; y < CellPixels; y++) current.Row(left, top + y, CellPixels).CopyTo(scratch.Span[(y * CellPixels)..]);
                // The median leaves hot pixels out; of whole numbers it is too coarse, so the mean of the middle half is taken.
                var samples = scratch.Span;
                samples.Sort();
                double sum = 0;
                foreach (float sample in samples[(samples.Length / 4)..(samples.Length * 3 / 4)]) sum += sample;
                cells.Add(sum / (samples.Length / 2));
            }

        if (cells.Count < 4) return 0;
        double[] sorted = [.. cells.Order()];
        double level = sorted[sorted.Length / 2];
        double scatter = 1.4826 * sorted.Select(cell => Math.Abs(cell - level)).Order().ElementAt(sorted.Length / 2);
        double rise = sorted[^1] - level;
        return rise > GlowSigmas * scatter && rise > GlowShare * Math.Abs(level) ? rise : 0;
    }

    /// <summary>Of whole cells side by side; the last ends at the edge, where amplifiers lie.</summary>
    private static IEnumerable<int> Starts(int first, int end)
    {
        for (int start = first; start + CellPixels <= end; start += CellPixels) yield return start;
        if ((end - first) % CellPixels != 0 && end - first > CellPixels) yield return end - CellPixels;
    }

    /// <summary>
    /// The factor with which the dark leaves the least absolute deviation in a light: the weighted median of light over dark, of the
    /// differences of neighbouring samples of one colour, which the sky does not touch. Null where too few pixels of the dark stand out.
    /// </summary>
    /// <param name="current">Dark less bias, ADU.</param>
    /// <param name="light">Rows of a light, ADU.</param>
    /// <param name="area">What they cover; inside the dark.</param>
    /// <param name="step">Columns to the next sample of a colour.</param>
    public static double? LeastNoise(MasterMap current, ReadOnlySpan<float> light, PixelRectangle area, int step)
    {
        var ratios = new List<(double Ratio, double Weight)>();
        using var deviations = PlanePool.Rent<float>(area.Width);
        for (int y = 0; y < area.Height; y++)
        {
            var row = current.Row(area.X, area.Y + y, area.Width);
            var shot = light.Slice(y * area.Width, area.Width);
            int count = 0;
            for (int x = step; x < row.Length - step; x++)
                deviations.Span[count++] = Math.Abs(row[x] - 0.5f * (row[x - step] + row[x + step]));
            if (count == 0) continue;
            float sigma = 1.4826f * RobustStatistics.Select(deviations.Span[..count], count / 2);
            for (int x = step; x < row.Length - step; x++)
            {
                double dark = row[x] - 0.5 * (row[x - step] + row[x + step]);
                if (dark > TellingSigmas * sigma) ratios.Add(((shot[x] - 0.5 * (shot[x - step] + shot[x + step])) / dark, dark));
            }
        }

        if (ratios.Count < FewestTelling) return null;
        ratios.Sort();
        double half = ratios.Sum(pair => pair.Weight) / 2, sum = 0;
        foreach (var (ratio, weight) in ratios)
            if ((sum += weight) >= half) return ratio;
        return ratios[^1].Ratio;
    }
}
