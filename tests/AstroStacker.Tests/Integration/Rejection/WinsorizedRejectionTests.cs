using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

public sealed class WinsorizedRejectionTests
{
    private static readonly IRejection Winsorized = RejectionMethods.Get("winsorized");

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
        IntegrationKernels.WeightedMean(samples, weights, [.. Enumerable.Repeat(1f, frames)], mean, new float[pixels]);
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
        IntegrationKernels.WeightedMean(samples, weights, [.. Enumerable.Repeat(1f, frames)], mean, new float[pixels]);
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

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
