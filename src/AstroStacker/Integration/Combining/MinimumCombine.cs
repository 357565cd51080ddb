namespace AstroStacker.Integration.Combining;

/// <summary>The darkest sample of each pixel, whatever its weight: what is in every frame.</summary>
public sealed class MinimumCombine : ICombine
{
    public string Name => "min";

    public string Summary => "the darkest sample: what is in every frame";

    public void Combine(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, ReadOnlySpan<float> frameWeights, Span<float> result) =>
        CombineKernels.Minimum(samples, weights, frameWeights.Length, result);

    public double? VarianceRatio(int frameCount) => null;
}
