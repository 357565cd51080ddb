using AstroStacker.Imaging;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class NoiseTests
{
    private const double RoundingVariance = 1.0 / 12;

    [Fact]
    public void Bias_Rendered_HasTheBiasAndTheReadNoiseAskedFor()
    {
        var night = QuietNight.Empty with { ReadNoiseElectrons = 6, GainElectronsPerAdu = 2 };

        AssertMoments(Samples(night, FrameKind.Bias), 500, 9 + RoundingVariance);
    }

    [Fact]
    public void Dark_Rendered_HasTheDarkCurrentAndItsNoise()
    {
        var night = QuietNight.Empty with { DarkElectronsPerSecond = 0.1, ExposureSeconds = 600, GainElectronsPerAdu = 2 };

        // 60 electrons on average; pixels differ by a fifth of it for ever.
        AssertMoments(Samples(night, FrameKind.Dark), 530, (60 + 12 * 12 + 9) / 4.0 + RoundingVariance);
    }

    [Fact]
    public void TwoDarks_Rendered_ShareTheirPatternButNotTheirNoise()
    {
        var night = QuietNight.Empty with { DarkElectronsPerSecond = 0.1, ExposureSeconds = 600, HotPixelShare = 0.01 };
        var renderer = new NightRenderer(night);
        ushort[] one = renderer.Render(FrameKind.Dark, 0).Samples, other = renderer.Render(FrameKind.Dark, 1).Samples;

        var quiet = one.Zip(other).Where(pair => pair.First < 700 && pair.Second < 700);
        AssertMoments([.. quiet.Select(pair => (double)pair.First - pair.Second)], 0, 2 * (60 + 9 + RoundingVariance));
        int[] hot = [.. Enumerable.Range(0, one.Length).Where(i => one[i] > 3000)];
        Assert.InRange(hot.Length, 400, 700);
        Assert.All(hot, i => Assert.InRange(other[i], one[i] * 0.8, one[i] * 1.25));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    [InlineData(30_000)]
    public void Sky_Rendered_HasItsLevelInEachColourAndItsNoise(double skyElectrons)
    {
        var night = QuietNight.Empty with { SkyElectrons = skyElectrons };
        var frame = new NightRenderer(night).Render(FrameKind.Light, 0);

        double[] white = [0.38, 1, 0.76];
        for (int colour = 0; colour < 3; colour++)
            AssertMoments(OfColour(frame, colour), 500 + skyElectrons * white[colour], skyElectrons * white[colour] + 9 + RoundingVariance);
    }

    [Fact]
    public void Light_NoNoise_IsTheExpectationRounded()
    {
        var renderer = new NightRenderer(QuietNight.Stars with { SkyElectrons = 100, GainElectronsPerAdu = 4 });
        float[] expected = renderer.RenderExpectedElectrons(FrameKind.Light, 0);
        ushort[] samples = renderer.Render(FrameKind.Light, 0).Samples;

        Assert.All(Enumerable.Range(0, samples.Length), i => Assert.InRange(samples[i] - (500 + expected[i] / 4), -0.501, 0.501));
    }

    [Fact]
    public void Light_Rendered_ScattersAboutTheExpectationByPoissonAndReadNoise()
    {
        var renderer = new NightRenderer(NightOptions.Small with { WidthPixels = 400, HeightPixels = 300, CosmicRaysPerFrame = 0 });
        float[] expected = renderer.RenderExpectedElectrons(FrameKind.Light, 2);
        ushort[] samples = renderer.Render(FrameKind.Light, 2).Samples;

        var pulls = Enumerable.Range(0, samples.Length).Where(i => expected[i] < 60_000)
            .Select(i => (samples[i] - 500 - expected[i]) / Math.Sqrt(expected[i] + 9 + RoundingVariance));
        AssertMoments([.. pulls], 0, 1);
    }

    [Fact]
    public void Light_BrightSky_ClipsAtTheWhiteLevel()
    {
        var night = QuietNight.Empty with { SkyElectrons = 40_000, WhiteAdu = 16_383 };

        Assert.Equal(16_383, new NightRenderer(night).Render(FrameKind.Light, 0).Samples.Max());
    }

    [Fact]
    public void CosmicRays_InOneFrame_AreAbsentFromTheNext()
    {
        var night = QuietNight.Empty with { LightCount = 2, CosmicRaysPerFrame = 10 };
        var renderer = new NightRenderer(night);
        int[] Hit(int index)
        {
            ushort[] samples = renderer.Render(FrameKind.Light, index).Samples;
            return [.. Enumerable.Range(0, samples.Length).Where(i => samples[i] > 1000)];
        }

        Assert.InRange(Hit(0).Length, 10, 60);
        Assert.Empty(Hit(0).Intersect(Hit(1)));
    }

    private static double[] Samples(NightOptions night, FrameKind kind) =>
        [.. new NightRenderer(night).Render(kind, 0).Samples.Select(sample => (double)sample)];

    private static double[] OfColour(SimulatedFrame frame, int colour)
    {
        var area = frame.Info.SensorArea;
        return [.. Enumerable.Range(0, frame.Samples.Length)
            .Where(i => frame.Info.Cfa!.ColourAt(i % area.Width, i / area.Width) == colour).Select(i => (double)frame.Samples[i])];
    }

    /// <summary>Mean and variance within five standard errors (those of a normal of that variance).</summary>
    private static void AssertMoments(double[] samples, double mean, double variance)
    {
        var (actualMean, actualVariance) = QuietNight.Moments(samples);
        Assert.Equal(mean, actualMean, 5 * Math.Sqrt(variance / samples.Length));
        Assert.Equal(variance, actualVariance, 5 * variance * Math.Sqrt(2.0 / samples.Length));
    }
}
