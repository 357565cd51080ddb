using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Calibration;

/// <summary>Whether a flat can be right, from rows spread over it.</summary>
public static class FlatQuality
{
    /// <summary>Of every so many rows one is looked at: 1.4 million samples of 24. Odd, so that it meets all rows of a mosaic.</summary>
    public const int RowStep = 17;

    /// <summary>A flat with more of its samples clipped has lost the shape of its brightest part.</summary>
    public const double MostClippedShare = 0.01;

    /// <summary>Scatter about neighbours that a flat would print on every light: dust and pixels' response are 1 to 2 %.</summary>
    public const double MostScatter = 0.05;

    /// <summary>Samples at the highest level are clipped where it is so near to saturation,</summary>
    private const double NearSaturation = 0.9;

    /// <summary>or where it is above this share of it, and the light goes on just below, by so much of the level.</summary>
    private const double LeastLevel = 0.25, JustBelow = 0.05;

    private const double SigmaPerMad = RobustStatistics.SigmaPerMad;

    /// <summary>The first row to be looked at, and every <see cref="RowStep"/>th after it.</summary>
    public static IEnumerable<int> RowsOf(PixelRectangle area)
    {
        for (int y = area.Y + Math.Min(RowStep, area.Height) / 2; y < area.Bottom; y += RowStep) yield return y;
    }

    /// <summary>
    /// Share of samples at just the highest level, if that is where the sensor or its converter ends and they are more than
    /// <see cref="MostClippedShare"/>; else 0. Many cameras end
    /// below the level that their files name.
    /// </summary>
    /// <param name="samples">As they were read, bias included.</param>
    /// <param name="saturationAdu">By the file, in the samples' units.</param>
    public static double ClippedShare(ReadOnlySpan<float> samples, double saturationAdu)
    {
        if (samples.IsEmpty) return 0;
        var (highest, count) = SampleKernels.Highest(samples);
        double share = (double)count / samples.Length;
        if (share <= MostClippedShare || highest < LeastLevel * saturationAdu) return 0;
        if (highest >= NearSaturation * saturationAdu) return share;
        double below = (double)(SampleKernels.CountAtLeast(samples, (float)((1 - JustBelow) * highest)) - count) / samples.Length;
        return below > MostClippedShare ? share : 0;
    }

    /// <summary>
    /// How far samples of the noisiest colour scatter about the mean of their two neighbours in the row, as a share of it: 1.4826 times the
    /// median of the distances, over the root of 1.5. Dust and vignetting are wider, hot and dead pixels too few to count.
    /// </summary>
    /// <param name="flat">Its bias off.</param>
    /// <param name="visible">The part that sees light.</param>
    /// <param name="cfa">The mosaic's pattern, or null.</param>
    public static double Scatter(MasterMap flat, PixelRectangle visible, CfaPattern? cfa)
    {
        var area = visible.Intersect(flat.Area);
        int step = cfa?.RepeatWidth ?? 1;
        var distances = Enumerable.Range(0, cfa?.ColourCount ?? 1).Select(_ => new List<float>()).ToArray();
        foreach (int y in RowsOf(area))
        {
            var row = flat.Row(area.X, y, area.Width);
            for (int x = step; x < row.Length - step; x++)
            {
                float mean = 0.5f * (row[x - step] + row[x + step]);
                // A colour that is not there scatters without end.
                distances[cfa?.ColourAt(area.X + x, y) ?? 0].Add(mean > 0 ? Math.Abs(row[x] - mean) / mean : float.PositiveInfinity);
            }
        }

        return distances.Where(colour => colour.Count > 0).Select(colour => SigmaPerMad / Math.Sqrt(1.5)
            * RobustStatistics.Select(CollectionsMarshal.AsSpan(colour), colour.Count / 2))
            .DefaultIfEmpty(0).Max();
    }
}
