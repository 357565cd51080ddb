using AstroStacker.Numerics;

namespace AstroStacker.Pipeline.Masters;

/// <summary>The median of many samples, near enough: of some of them, evenly spread.</summary>
internal static class MedianSample
{
    private const int MostSamples = 100_000;

    /// <summary>Of up to 100,000 samples; 0 for none.</summary>
    public static float Of(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty) return 0;
        var some = Some(samples);
        return RobustStatistics.Select(some.AsSpan(), some.Length / 2);
    }

    /// <summary>The median distance from it, of the same samples.</summary>
    public static float DeviationOf(ReadOnlySpan<float> samples, float median)
    {
        var some = Some(samples);
        for (int i = 0; i < some.Length; i++) some[i] = Math.Abs(some[i] - median);
        return Of(some);
    }

    private static float[] Some(ReadOnlySpan<float> samples)
    {
        int step = Math.Max(1, samples.Length / MostSamples);
        var some = new float[(samples.Length + step - 1) / step];
        for (int i = 0; i < some.Length; i++) some[i] = samples[i * step];
        return some;
    }
}
