namespace AstroStacker.Tests.Integration.Rejection;

/// <summary>
/// The plain twin of winsorized clipping, in double: the deviation is iterated to its fixed point, as Huber has it, instead
/// of tested at the outermost samples.
/// </summary>
internal static class PlainWinsorized
{
    /// <summary>Which of one pixel's samples stay.</summary>
    public static bool[] Keep(float[] samples, float[] weights, double low, double high)
    {
        var sorted = samples.Where((_, i) => weights[i] > 0).Select(sample => (double)sample).Order().ToList();
        while (sorted.Count >= 3)
        {
            double median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, sigma = Deviation(sorted, median);
            bool dropLow = median - sorted[0] > low * sigma, dropHigh = sorted[^1] - median > high * sigma;
            if (!dropLow && !dropHigh) break;
            if (dropHigh) sorted.RemoveAt(sorted.Count - 1);
            if (dropLow) sorted.RemoveAt(0);
        }

        return [.. samples.Select((sample, i) => weights[i] > 0 && sample >= sorted[0] && sample <= sorted[^1])];
    }

    private static double Deviation(List<double> sorted, double median)
    {
        double sigma = Math.Max(sorted[^1] - median, median - sorted[0]) * 2;
        for (int round = 0; round < 2000; round++)
        {
            var clamped = sorted.Select(sample => Math.Clamp(sample - median, -1.5 * sigma, 1.5 * sigma)).ToArray();
            double mean = clamped.Average();
            double next = 1.134 * Math.Sqrt(clamped.Sum(value => (value - mean) * (value - mean)) / (clamped.Length - 1));
            if (Math.Abs(next - sigma) <= 1e-12 * sigma) break;
            sigma = next;
        }

        return sigma;
    }
}
