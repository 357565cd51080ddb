using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

public sealed class WinsorizedRejectionTests
{
    private static readonly IRejection Winsorized = RejectionMethods.Get("winsorized");

    [Theory]
    [InlineData(3, 3, 3)]
    [InlineData(4, 3, 3)]
    [InlineData(5, 2, 3)]
    [InlineData(7, 3, 3)]
    [InlineData(12, 4, 3)]
    [InlineData(20, 3, 2.5)]
    [InlineData(33, 3, 3)]
    public void Reject_NoiseWithOutliersAndGaps_AgreesWithIteratedTwin(int frames, double low, double high)
    {
        const int pixels = 300;
        var samples = SamplesWithOutliers(frames, pixels);
        var weights = Present(frames, pixels);
        float[] before = [.. weights];
        Winsorized.Reject(new PixelStack(samples, weights, frames), new RejectionOptions(low, high));
        for (int p = 0; p < pixels; p++)
        {
            var keep = PlainWinsorized.Keep(Column(samples, p, pixels), Column(before, p, pixels), low, high);
            Assert.Equal(keep, Column(weights, p, pixels).Select(weight => weight > 0));
        }
    }

    [Fact]
    public void Reject_EveryLength_TreatsEachPixelAsIfItWereAlone()
    {
        const int frames = 9;
        for (int pixels = 0; pixels <= 260; pixels++)
        {
            var samples = SamplesWithOutliers(frames, pixels);
            var weights = Present(frames, pixels);
            float[] before = [.. weights];
            Winsorized.Reject(new PixelStack(samples, weights, frames), new RejectionOptions());
            for (int p = 0; p < pixels; p++)
            {
                float[] alone = Column(before, p, pixels);
                Winsorized.Reject(new PixelStack(Column(samples, p, pixels), alone, frames), new RejectionOptions());
                Assert.Equal(alone, Column(weights, p, pixels));
            }
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    public void Reject_SatelliteInOneFrame_LeavesNoTrail(int frames)
    {
        const int pixels = 4096;
        float[] noise = FixedData.Gaussian(frames * pixels, 3), samples = [.. noise.Select(z => 0.1f + 0.01f * z)];
        for (int p = 0; p < pixels; p++) samples[5 * pixels + p] += 0.1f;
        var weights = Ones(samples.Length);
        Winsorized.Reject(new PixelStack(samples, weights, frames), new RejectionOptions());
        var mean = new float[pixels];
        IntegrationKernels.WeightedMean(samples, weights, Weighting.Equal(frames), mean, new float[pixels]);
        Assert.InRange(mean.Average(), 0.1 - 2e-4, 0.1 + 2e-4);
        Assert.True(weights.Skip(5 * pixels).Take(pixels).Count(weight => weight != 0) < 4);
    }

    [Theory]
    [InlineData(12, 0.015)]
    [InlineData(50, 0.006)]
    public void Reject_PureNoise_DropsFewSamplesAndKeepsTheMean(int frames, double mostDropped)
    {
        const int pixels = 2048;
        float[] samples = FixedData.Gaussian(frames * pixels, 4), weights = Ones(samples.Length), mean = new float[pixels];
        Winsorized.Reject(new PixelStack(samples, weights, frames), new RejectionOptions());
        IntegrationKernels.WeightedMean(samples, weights, Weighting.Equal(frames), mean, new float[pixels]);
        Assert.InRange(weights.Count(weight => weight == 0) / (double)weights.Length, 0, mostDropped);
        Assert.InRange(mean.Average(), -4 / Math.Sqrt(samples.Length), 4 / Math.Sqrt(samples.Length));
    }

    [Fact]
    public void Reject_ThreeAlikeAndOneFarOff_DropsJustThatOne()
    {
        float[] weights = [1, 1, 1, 1, 1];
        Winsorized.Reject(new PixelStack([1.00f, 1.02f, 9f, 0.99f, 1.01f], weights, 5), new RejectionOptions());
        Assert.Equal([1, 1, 0, 1, 1], weights);
    }

    private static float[] SamplesWithOutliers(int frames, int pixels)
    {
        float[] samples = [.. FixedData.Gaussian(frames * pixels, frames).Select(z => 0.2f + 0.01f * z)];
        var random = new Random(frames);
        for (int i = 0; i < samples.Length; i++)
            if (random.Next(12) == 0) samples[i] += (random.Next(2) == 0 ? -1 : 1) * 0.05f * (1 + random.NextSingle());
        return samples;
    }

    /// <summary>
    /// All present in the first pixels, then a few absent ones, then none at all in every 50th pixel.
    /// </summary>
    private static float[] Present(int frames, int pixels)
    {
        var random = new Random(pixels);
        var weights = Ones(frames * pixels);
        for (int i = 0; i < weights.Length; i++)
            if (i % pixels > pixels / 2 && (random.Next(6) == 0 || i % pixels % 50 == 0)) weights[i] = 0;
        return weights;
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];

    private static float[] Column(float[] frameMajor, int pixel, int pixels) =>
        [.. frameMajor.Where((_, i) => i % pixels == pixel)];
}
