using System.Numerics;

namespace AstroStacker.Numerics;

/// <summary>Order statistics that a few wild values can't move. All of them reorder what they are given.</summary>
public static class RobustStatistics
{
    /// <summary>The standard deviation of a normal distribution is this times its median absolute deviation.</summary>
    public const double SigmaPerMad = 1.4826022185056018;

    /// <summary>
    /// The value at place <paramref name="rank"/> (0 is the smallest); O(n), the same pivots on every run. Those before it are
    /// not larger afterwards, those behind it not smaller. Values that are no number count as the largest.
    /// </summary>
    public static T Select<T>(Span<T> values, int rank) where T : unmanaged, INumber<T> =>
        Selection.Select(values, rank);

    /// <summary>The median; the mean of the middle two for an even count, 0 for none.</summary>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty) return 0;
        int half = values.Length / 2;
        double upper = Select(values, half);
        if (values.Length % 2 == 1) return upper;
        double lower = double.MinValue;
        foreach (double value in values[..half]) lower = Math.Max(lower, value);
        return (lower + upper) / 2;
    }

    /// <summary>
    /// The median of values that may stand on a coarse ladder (whole ADU): inside the middle value's step the place is
    /// interpolated by rank, as for grouped data, so that it isn't rounded to a step.
    /// </summary>
    public static double GroupedMedian(Span<float> values)
    {
        if (values.IsEmpty) return 0;
        float middle = Select(values, values.Length / 2);
        float below = float.NegativeInfinity, above = float.PositiveInfinity;
        int lower = 0, equal = 0;
        foreach (float value in values)
        {
            if (value < middle)
            {
                lower++;
                below = Math.Max(below, value);
            }
            else if (value > middle) above = Math.Min(above, value);
            else equal++;
        }

        double down = middle - (double)below, up = above - (double)middle;
        double step = Math.Min(double.IsFinite(down) ? down : up, double.IsFinite(up) ? up : down);
        if (!double.IsFinite(step)) return middle;
        return middle + step * ((values.Length / 2.0 - lower) / equal - 0.5);
    }

    /// <summary>1.4826 times the median absolute deviation from <paramref name="centre"/>.</summary>
    public static double SigmaAbout(Span<double> values, double centre)
    {
        for (int i = 0; i < values.Length; i++) values[i] = Math.Abs(values[i] - centre);
        return SigmaPerMad * Median(values);
    }

    /// <summary>
    /// Level, scatter and kept share after repeated clipping at <paramref name="clip"/> sigma about the median. The first
    /// sigma is that of the lower half, which stars don't reach; the last one is the standard deviation of what is left,
    /// corrected for the cut-off tails of a normal distribution.
    /// </summary>
    public static ClippedLevel ClipSigma(Span<float> values, double clip = 3, int mostRounds = 8)
    {
        if (values.IsEmpty) return default;
        int total = values.Length;
        double median = GroupedMedian(values), sigma = LowerSigma(values, median);
        for (int round = 0; round < mostRounds; round++)
        {
            int kept = KeepWithin(values, median - clip * sigma, median + clip * sigma);
            if (kept == 0) break;
            bool settled = kept == values.Length;
            values = values[..kept];
            median = GroupedMedian(values);
            double next = StandardDeviation(values, median) / TailLoss(clip);
            settled |= Math.Abs(next - sigma) <= 1e-3 * sigma;
            sigma = next;
            if (settled) break;
        }

        return new ClippedLevel(median, sigma, (double)values.Length / total);
    }

    private static double LowerSigma(Span<float> values, double median)
    {
        double sum = 0;
        int count = 0;
        foreach (float value in values)
        {
            if (value > median) continue;
            sum += (median - value) * (median - value);
            count++;
        }

        return count == 0 ? 0 : Math.Sqrt(sum / count);
    }

    private static double StandardDeviation(ReadOnlySpan<float> values, double centre)
    {
        double sum = 0;
        foreach (float value in values) sum += (value - centre) * (value - centre);
        return Math.Sqrt(sum / values.Length);
    }

    private static int KeepWithin(Span<float> values, double low, double high)
    {
        int kept = 0;
        foreach (float value in values)
            if (value >= low && value <= high) values[kept++] = value;
        return kept;
    }

    /// <summary>Standard deviation of a unit normal cut off at plus and minus <paramref name="clip"/>.</summary>
    private static double TailLoss(double clip)
    {
        double density = Math.Exp(-0.5 * clip * clip) / Math.Sqrt(2 * Math.PI);
        double inside = MathNet.Numerics.SpecialFunctions.Erf(clip / Math.Sqrt(2));
        return Math.Sqrt(1 - 2 * clip * density / inside);
    }
}
