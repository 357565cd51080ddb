using AstroStacker.Imaging;

namespace AstroStacker.Integration.Combining;

/// <summary>
/// The weighted mean times the number of frames: what all frames add up to where all have a sample. A pixel with samples
/// missing or rejected is no darker than its neighbours, only noisier.
/// </summary>
public sealed class SumCombine : ICombine
{
    private static readonly MeanCombine s_mean = new();

    public string Name => "sum";

    public string Summary => "the mean times the number of frames: all light added up, missing samples made up for";

    public void Combine(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, ReadOnlySpan<float> frameWeights, Span<float> result)
    {
        s_mean.Combine(samples, weights, frameWeights, result);
        IntegrationKernels.Normalize(result, new PlaneNormalization(frameWeights.Length, 0));
    }

    public double? VarianceRatio(int frameCount) => (double)frameCount * frameCount;
}
