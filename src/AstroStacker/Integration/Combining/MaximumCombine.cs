namespace AstroStacker.Integration.Combining;

/// <summary>The brightest sample of each pixel, whatever its weight: star trails of an untracked night.</summary>
public sealed class MaximumCombine : ICombine
{
    public string Name => "max";

    public string Summary => "the brightest sample: star trails, lightning, meteors";

    public void Combine(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, ReadOnlySpan<float> frameWeights, Span<float> result) =>
        CombineKernels.Maximum(samples, weights, frameWeights.Length, result);

    public double? VarianceRatio(int frameCount) => null;
}
