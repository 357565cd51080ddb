using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// <see cref="RobustStatistics.ClipSigma"/> at 3 sigma for values that are sorted already: the same steps, but clipping
/// only moves two ends.
/// </summary>
internal static class SortedClip
{
    private const double ClipSigma = 3;

    private const int MostRounds = 4;

    /// <summary>Standard deviation of a unit normal cut off at plus and minus 3.</summary>
    private const double TailLoss = 0.986578;

    /// <summary>Level, scatter and kept share; at least one value.</summary>
    public static ClippedLevel Clip(ReadOnlySpan<float> sorted)
    {
        int low = 0, high = sorted.Length;
        double median = Median(sorted), sigma = Math.Sqrt(MeanSquare(sorted[..(high / 2 + 1)], median));
        for (int round = 0; round < MostRounds; round++)
        {
            int before = high - low;
            while (low < high && sorted[low] < median - ClipSigma * sigma) low++;
            while (high > low && sorted[high - 1] > median + ClipSigma * sigma) high--;
            // Where the median is interpolated, a tiny sigma may leave no value.
            if (low == high) return new ClippedLevel(median, sigma, 0);
            var kept = sorted[low..high];
            median = Median(kept);
            sigma = Math.Sqrt(MeanSquare(kept, median)) / TailLoss;
            if (kept.Length == before) break;
        }

        return new ClippedLevel(median, sigma, (double)(high - low) / sorted.Length);
    }

    /// <summary>The middle, its place inside a step of equal values interpolated by rank (grouped data).</summary>
    private static double Median(ReadOnlySpan<float> sorted)
    {
        int first = sorted.Length / 2, last = first;
        float middle = sorted[first];
        while (first > 0 && sorted[first - 1] == middle) first--;
        while (last < sorted.Length - 1 && sorted[last + 1] == middle) last++;
        double down = first > 0 ? middle - (double)sorted[first - 1] : double.PositiveInfinity;
        double up = last < sorted.Length - 1 ? sorted[last + 1] - (double)middle : double.PositiveInfinity;
        double step = Math.Min(down, up);
        return double.IsFinite(step) ? middle + step * ((sorted.Length / 2.0 - first) / (last - first + 1) - 0.5) : middle;
    }

    /// <summary>About the centre; four sums side by side, always the same four.</summary>
    private static double MeanSquare(ReadOnlySpan<float> values, double centre)
    {
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            a += Square(values[i] - centre);
            b += Square(values[i + 1] - centre);
            c += Square(values[i + 2] - centre);
            d += Square(values[i + 3] - centre);
        }

        for (; i < values.Length; i++) a += Square(values[i] - centre);
        return (a + b + (c + d)) / values.Length;
    }

    private static double Square(double value) => value * value;
}
