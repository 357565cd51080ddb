using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration;

public sealed class MedianNoiseTests
{
    /// <summary>Variances of Gaussian medians: Hojo 1931, or pi / (2 n) for many.</summary>
    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(3, 0.4487)]
    [InlineData(5, 0.2868)]
    [InlineData(9, 0.1661)]
    [InlineData(1001, 0.001569)]
    public void Variance_OddCount_IsThePublishedOne(int count, double expected) =>
        Assert.Equal(expected, MedianNoise.Variance(count), 0.02 * expected);

    [Fact]
    public void Typical_EqualFrames_IsOneOfThem()
    {
        var typical = MedianNoise.Typical([new(4e-4f, 1e-3f), new(4e-4f, 1e-3f), new(4e-4f, 1e-3f)]);
        Assert.Equal(4e-4, typical.Floor, 1e-9);
        Assert.Equal(1e-3, typical.PerLevel, 1e-9);
    }

    [Fact]
    public void Typical_SomeFramesThreeTimesNoisier_GivesTheMediansNoise()
    {
        const int frames = 15, pixels = 20_000;
        FrameNoise[] noise = [.. Enumerable.Range(0, frames).Select(f => new FrameNoise(f % 3 == 0 ? 9 : 1, 0))];
        var samples = FixedData.Gaussian(frames * pixels, 2);
        for (int i = 0; i < samples.Length; i++) samples[i] *= MathF.Sqrt(noise[i / pixels].Floor);
        var median = new float[pixels];
        MedianCombine.Median(samples, [.. samples.Select(_ => 1f)], frames, median);
        double expected = MedianNoise.Typical(noise).Floor * MedianNoise.Variance(frames);
        Assert.Equal(1, median.Average(x => (double)x * x) / expected, 0.08);
    }

    [Fact]
    public void Typical_FrameWithoutNoise_GivesNone() =>
        Assert.Equal(default, MedianNoise.Typical([new(0, 0), new(1, 0)]));
}
