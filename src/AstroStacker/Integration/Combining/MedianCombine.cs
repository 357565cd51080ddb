using AstroStacker.Imaging;

namespace AstroStacker.Integration.Combining;

/// <summary>The median of the samples, whatever their weights: robust, and up to a quarter noisier than the mean.</summary>
public sealed class MedianCombine : ICombine
{
    public string Name => "median";

    public string Summary => "the median, unweighted: robust, but up to 25 % noisier than the mean";

    /// <summary>
    /// median[p] of the samples present, 0 where there is none, and, where asked for, how many they are; shapes as in
    /// <see cref="Combine"/>.
    /// </summary>
    public static void Median(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, int frameCount, Span<float> median, Span<float> counts = default)
    {
        using var columns = PlanePool.Rent<float>(CombineKernels.ScratchLength(frameCount));
        CombineKernels.Median(samples, weights, frameCount, columns.Span, median, counts);
    }

    public void Combine(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, ReadOnlySpan<float> frameWeights, Span<float> result) =>
        Median(samples, weights, frameWeights.Length, result);

    public double? VarianceRatio(int frameCount) => frameCount * MedianNoise.Variance(frameCount);
}
