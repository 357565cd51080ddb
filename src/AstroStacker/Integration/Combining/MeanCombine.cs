using AstroStacker.Imaging;

namespace AstroStacker.Integration.Combining;

/// <summary>The weighted mean: with weights of inverse variance, the least noise there can be.</summary>
public sealed class MeanCombine : ICombine
{
    public string Name => "mean";

    public string Summary => "the weighted mean: the least noise";

    public void Combine(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, ReadOnlySpan<float> frameWeights, Span<float> result)
    {
        using var coverage = PlanePool.Rent<float>(result.Length);
        IntegrationKernels.WeightedMean(samples, weights, frameWeights, result, coverage.Span);
    }

    public double? VarianceRatio(int frameCount) => 1;
}
