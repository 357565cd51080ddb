using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration;

public sealed class IntegrationKernelsTests
{
    [Fact]
    public void WeightedMean_EveryLength_EqualsScalarTwin()
    {
        const int frames = 5;
        var frameWeights = FixedData.Uniform(frames, 9, 0.5f, 1.5f);
        for (int pixels = 0; pixels <= 260; pixels++)
        {
            var samples = FixedData.Uniform(frames * pixels, 1, -0.1f, 1);
            var weights = Present(frames * pixels, 2);
            float[] mean = new float[pixels], coverage = new float[pixels];
            IntegrationKernels.WeightedMean(samples, weights, frameWeights, mean, coverage);
            for (int p = 0; p < pixels; p++)
            {
                double sum = 0, weight = 0;
                for (int f = 0; f < frames; f++)
                {
                    float w = weights[f * pixels + p] * frameWeights[f];
                    sum += (double)w * samples[f * pixels + p];
                    weight += w;
                }

                Assert.Equal(weight == 0 ? 0f : (float)(sum / weight), mean[p]);
                Assert.Equal((float)(weight / frames), coverage[p]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void WeightedMean_EqualSamples_GivesThatValueExactly(int frames)
    {
        float[] values = [0.1f, 1f / 3, 65535, 12345.678f, 1e-7f, -0.7f, 0, 1];
        float[] samples = [.. Enumerable.Range(0, frames).SelectMany(_ => values)], weights = [.. samples.Select(_ => 1f)];
        float[] mean = new float[values.Length], coverage = new float[values.Length];
        IntegrationKernels.WeightedMean(samples, weights, FixedData.Uniform(frames, 3, 0.3f, 2), mean, coverage);
        Assert.Equal(values, mean);
        IntegrationKernels.WeightedMean(samples, weights, [.. Enumerable.Repeat(1f, frames)], mean, coverage);
        Assert.Equal(values, mean);
        Assert.All(coverage, share => Assert.Equal(1f, share));
    }

    [Fact]
    public void WeightedMean_WholeAduOfEqualWeight_IsTheExactMeanRounded()
    {
        const int frames = 11, pixels = 100;
        var random = new Random(4);
        float[] samples = [.. Enumerable.Range(0, frames * pixels).Select(_ => (float)random.Next(65536))], mean = new float[pixels];
        IntegrationKernels.WeightedMean(samples, [.. samples.Select(_ => 1f)], [.. Enumerable.Repeat(1f, frames)], mean, new float[pixels]);
        for (int p = 0; p < pixels; p++)
        {
            long sum = Enumerable.Range(0, frames).Sum(f => (long)samples[f * pixels + p]);
            Assert.Equal((float)(sum / (double)frames), mean[p]);
        }
    }

    [Fact]
    public void WeightedMean_NoSampleAnywhere_GivesZeroAndNoCoverage()
    {
        float[] mean = new float[20], coverage = new float[20];
        Array.Fill(mean, 9);
        IntegrationKernels.WeightedMean(new float[60], new float[60], [.. Enumerable.Repeat(1f, 3)], mean, coverage);
        Assert.All(mean.Concat(coverage), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void CountPresent_EveryLength_EqualsScalarTwin()
    {
        for (int pixels = 0; pixels <= 260; pixels++)
        {
            var weights = Present(4 * pixels, 5);
            var counts = new float[pixels];
            IntegrationKernels.CountPresent(weights, 4, counts);
            for (int p = 0; p < pixels; p++)
                Assert.Equal(Enumerable.Range(0, 4).Count(f => weights[f * pixels + p] > 0), counts[p]);
        }
    }

    [Fact]
    public void Normalize_EveryLength_EqualsScalarTwin()
    {
        for (int pixels = 0; pixels <= 260; pixels++)
        {
            var samples = FixedData.Uniform(pixels, 6, -0.1f, 1);
            float[] expected = [.. samples.Select(sample => sample * 1.25f + -0.03f)];
            IntegrationKernels.Normalize(samples, new PlaneNormalization(1.25, -0.03));
            Assert.Equal(expected, samples);
        }
    }

    private static float[] Present(int count, int seed) =>
        [.. FixedData.Uniform(count, seed, 0, 1).Select(x => x < 0.4f ? 0f : 1f)];
}
