using AstroStacker.Integration;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration;

public sealed class VarianceKernelsTests
{
    private static readonly float[] s_frameWeights = [0.5f, 1, 1.5f, 1, 2];

    private static readonly FrameNoise[] s_noise =
        [new(4e-4f, 1e-3f), new(2e-4f, 1e-3f), new(1e-4f, 5e-4f), new(2e-4f, 0), new(0, 8e-4f)];

    [Fact]
    public void Predict_EveryLengthWithGaps_EqualsScalarTwin()
    {
        for (int pixels = 0; pixels <= 260; pixels++)
        {
            var levels = FixedData.Uniform(pixels, 2, -0.1f, 1);
            float[] weights = [.. FixedData.Uniform(5 * pixels, 1, 0, 1).Select((x, i) => x < 0.3f || i % pixels == 3 ? 0 : x)];
            var variance = new float[pixels];
            VarianceKernels.Predict(weights, new WeightedNoise(s_frameWeights, s_noise), levels, 4, variance);
            for (int p = 0; p < pixels; p++)
            {
                double sum = 0, squares = 0;
                for (int f = 0; f < 5; f++)
                {
                    double w = weights[f * pixels + p] * s_frameWeights[f];
                    sum += w;
                    squares += w * w * (s_noise[f].Floor + s_noise[f].PerLevel * Math.Max(levels[p], 0.0));
                }

                double expected = sum == 0 ? 0 : 4 * squares / (sum * sum);
                Assert.Equal(expected, variance[p], 1e-6 * expected);
            }
        }
    }

    [Fact]
    public void Predict_NoisyFrames_IsWhatTheMeanShows()
    {
        const int pixels = 30_000;
        const float level = 0.2f;
        var samples = FixedData.Gaussian(5 * pixels, 3);
        for (int i = 0; i < samples.Length; i++)
        {
            var noise = s_noise[i / pixels];
            samples[i] = level + samples[i] * MathF.Sqrt(noise.Floor + noise.PerLevel * level);
        }

        float[] weights = [.. samples.Select(_ => 1f)], mean = new float[pixels], variance = new float[pixels];
        IntegrationKernels.WeightedMean(samples, weights, s_frameWeights, mean, new float[pixels]);
        VarianceKernels.Predict(weights, new WeightedNoise(s_frameWeights, s_noise), mean, 1, variance);
        double measured = mean.Average(value => (double)(value - level) * (value - level));
        Assert.Equal(1, variance.Average() / measured, 0.03);
    }
}
