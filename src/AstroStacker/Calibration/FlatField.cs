using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>Makes a gain map of a flat whose own bias is off.</summary>
public static class FlatField
{
    /// <summary>Share cut at each end before the mean is taken (WBPP trims 5 % in all).</summary>
    private const double TrimShare = 0.025;

    /// <summary>A sample below this share of its colour's mean is dead: it gets gain 1 and is counted.</summary>
    private const float DeadShare = 0.02f;

    /// <summary>
    /// gain = mean of its colour / sample, in place; both greens share one mean, so that a flat tints nothing and
    /// changes no level. Returns the number of dead samples, which keep gain 1.
    /// </summary>
    /// <param name="flat">Flat minus its bias, ADU, over <paramref name="area"/>.</param>
    /// <param name="area">Full-sensor coordinates of the flat.</param>
    /// <param name="counted">The part that sees light: only it makes the means.</param>
    /// <param name="cfa">The mosaic's pattern, or null.</param>
    public static long ToGain(Span<float> flat, PixelRectangle area, PixelRectangle counted, CfaPattern? cfa)
    {
        var means = ColourMeans(flat, area, counted, cfa);
        long dead = 0;
        for (int y = 0; y < area.Height; y++)
            for (int x = 0; x < area.Width; x++)
            {
                ref float sample = ref flat[y * area.Width + x];
                double mean = means[cfa?.ColourAt(area.X + x, area.Y + y) ?? 0];
                if (sample > DeadShare * mean)
                {
                    sample = (float)(mean / sample);
                    continue;
                }

                if (counted.Contains(area.X + x, area.Y + y)) dead++;
                sample = 1;
            }

        return dead;
    }

    /// <summary>Trimmed mean of each colour, ADU.</summary>
    public static double[] ColourMeans(ReadOnlySpan<float> flat, PixelRectangle area, PixelRectangle counted, CfaPattern? cfa)
    {
        int colours = cfa?.ColourCount ?? 1;
        var part = counted.Intersect(area);
        var histograms = new LevelHistogram[colours];
        for (int c = 0; c < colours; c++) histograms[c] = new LevelHistogram();
        for (int y = part.Y; y < part.Bottom; y++)
            for (int x = part.X; x < part.Right; x++)
                histograms[cfa?.ColourAt(x, y) ?? 0].Add(flat[(y - area.Y) * area.Width + x - area.X]);
        return Array.ConvertAll(histograms, histogram => histogram.TrimmedMean(TrimShare));
    }
}
