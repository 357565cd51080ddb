using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;

namespace AstroStacker.Tests.Integration.Rejection;

/// <summary>
/// Plain twins of the rejection methods, in double and as their formulas read: deviations are iterated to their fixed point,
/// medians sorted anew, critical values integrated numerically.
/// </summary>
/// <param name="Method">Its name.</param>
/// <param name="Options">The limits.</param>
/// <param name="Noise">One a frame, or none.</param>
internal sealed record PlainRejection(string Method, RejectionOptions Options, FrameNoise[] Noise)
{
    private const int Fewest = 3;

    private double Floor => Noise.Length == 0 ? 0 : 1;

    /// <summary>Which of one pixel's samples stay.</summary>
    public bool[] Keep(float[] samples, float[] weights, float seeing)
    {
        bool[] all = [.. weights.Select(weight => weight > 0)];
        int[] present = [.. Enumerable.Range(0, samples.Length).Where(f => all[f])];
        int fewest = RejectionMethods.Get(Method).FewestFrames;
        if (samples.Length < fewest || present.Length < Fewest) return all;
        double median = Median([.. present.Select(f => (double)samples[f])]);
        if (Method is "minmax" or "percentile")
            return [.. samples.Select((sample, f) => all[f] && IsWithin(sample, median, [.. present.Select(g => samples[g]).Order()]))];
        double[] values = [.. samples.Select((sample, f) => Standardise(sample, f, median, seeing, present.Length))];
        double[] sorted = [.. present.Select(f => values[f]).Order()];
        var gate = Gate(sorted.Length);
        if (Noise.Length > 0 && sorted[0] >= -gate.Low && sorted[^1] <= gate.High) return all;
        var (first, last) = Method == "gesd" ? PlainGesd.Keep(sorted, Options, Floor) : Clip(sorted);
        return [.. values.Select((value, f) => all[f] && value >= sorted[first] && value <= sorted[last])];
    }

    private bool IsWithin(double sample, double median, float[] sorted) => Method == "minmax"
        ? sample >= sorted[1] && sample <= sorted[^2]
        : median <= 0 || sample >= median * (1 - Options.PercentileLow) && sample <= median * (1 + Options.PercentileHigh);

    private double Standardise(double sample, int frame, double median, double seeing, int count)
    {
        if (Noise.Length == 0) return sample;
        double level = Math.Max(median, 0), variance = Noise[frame].Floor + Noise[frame].PerLevel * level + seeing * seeing;
        var typical = MedianNoise.Typical(Noise);
        if (Method == "predicted") variance += (typical.Floor + typical.PerLevel * level) * MedianNoise.Variance(count);
        return (sample - median) / Math.Sqrt(variance);
    }

    private (double Low, double High) Gate(int count)
    {
        if (Method == "linearfit") return (3, 3);
        if (Method != "gesd") return (Options.SigmaLow, Options.SigmaHigh);
        double least = PlainGesd.Critical(count - PlainGesd.Most(count, Options) + 1, Options.GesdSignificance);
        return (least, least);
    }

    private (int First, int Last) Clip(double[] sorted)
    {
        int first = 0, last = sorted.Length - 1;
        while (last - first + 1 >= Fewest)
        {
            var (low, high) = Outside(sorted[first..(last + 1)]);
            if (!low && !high) break;
            if (low) first++;
            if (high) last--;
        }

        return (first, last);
    }

    private (bool Low, bool High) Outside(double[] sorted)
    {
        double median = Median(sorted);
        if (Method == "linearfit") return OutsideLine(sorted, median);
        double sigma = Math.Max(Floor, Method switch
        {
            "winsorized" => Winsorized(sorted, median),
            "predicted" when Noise.Length == 0 => Winsorized(sorted, median),
            "sigma" => Deviation(sorted),
            "mad" => 1.4826022 * Median([.. sorted.Select(value => Math.Abs(value - median))]),
            "predicted" => 1,
            _ => throw new InvalidOperationException($"{Method} has no plain twin."),
        });
        return (median - sorted[0] > Options.SigmaLow * sigma, sorted[^1] - median > Options.SigmaHigh * sigma);
    }

    private (bool Low, bool High) OutsideLine(double[] sorted, double median)
    {
        int n = sorted.Length;
        double middle = sorted.Average(), rank = (n - 1) / 2.0;
        double slope = sorted.Select((value, i) => (value - middle) * (i - rank)).Sum()
            / Enumerable.Range(0, n).Sum(i => (i - rank) * (i - rank));
        double[] residuals = [.. sorted.Select((value, i) => value - middle - slope * (i - rank))];
        double scale = residuals.Average(Math.Abs);
        return (
            -residuals[0] > Options.SigmaLow * scale && median - sorted[0] > 3 * Floor,
            residuals[^1] > Options.SigmaHigh * scale && sorted[^1] - median > 3 * Floor);
    }

    private static double Winsorized(double[] sorted, double median)
    {
        double sigma = Math.Max(sorted[^1] - median, median - sorted[0]) * 2;
        for (int round = 0; round < 2000; round++)
        {
            double next = 1.134 * Deviation([.. sorted.Select(value => Math.Clamp(value - median, -1.5 * sigma, 1.5 * sigma))]);
            if (Math.Abs(next - sigma) <= 1e-12 * sigma) break;
            sigma = next;
        }

        return sigma;
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
