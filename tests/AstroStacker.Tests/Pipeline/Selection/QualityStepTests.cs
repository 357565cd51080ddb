using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Selection;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Selection;

public sealed class QualityStepTests
{
    private static readonly AlignedLight Base = Frames.Aligned(Frames.Surveyed("a", 10, error: 0.1), null);

    private static FrameQuality[] Measure(params AlignedLight[] frames) =>
        [.. QualityStep.Run(frames).Select(frame => frame.Quality!)];

    /// <summary>Signal to noise of a point goes with starlight / (noise x FWHM); the median frame scores 1.</summary>
    [Fact]
    public void Score_FollowsLightNoiseAndWidth()
    {
        var found = Measure(
            Base,
            Frames.Aligned(Frames.Surveyed("b", 10), 1),
            Frames.Aligned(Frames.Surveyed("c", 10, noise: 0.002), 1),
            Frames.Aligned(Frames.Surveyed("d", 10, fwhm: 1.5), 1),
            Frames.Aligned(Frames.Surveyed("e", 10), 0.1));
        Assert.Equal([1, 1, 0.25, 4, 0.01], found.Select(quality => Math.Round(quality.Score, 9)));
    }

    /// <summary>An error of e at a width of w means a signal to noise of w / (2.355 e).</summary>
    [Fact]
    public void SignalToNoise_IsThatOfTheBasesMedianStar()
    {
        var found = Measure(Base, Frames.Aligned(Frames.Surveyed("b", 10), 0.5));
        Assert.Equal(3 / (2.3548 * 0.1), found[0].SignalToNoise!.Value, 4);
        Assert.Equal(found[0].SignalToNoise!.Value / 2, found[1].SignalToNoise!.Value, 4);
    }

    [Fact]
    public void Transparency_TakesExposureOut()
    {
        var found = Measure(Base, Frames.Aligned(Frames.Surveyed("b", 10, exposure: 120), 2));
        Assert.Equal(1, found[1].Transparency!.Value, 12);
        Assert.False(found[1].IsClouded);
    }

    /// <summary>Also where the base itself and half of the night are clouded.</summary>
    [Fact]
    public void Clouds_AreSeenAgainstTheClearFrames()
    {
        var found = Measure(
            Base, Frames.Aligned(Frames.Surveyed("b", 10), 1.1), Frames.Aligned(Frames.Surveyed("c", 10), 8),
            Frames.Aligned(Frames.Surveyed("d", 10), 9));
        Assert.Equal([true, true, false, false], found.Select(quality => quality.IsClouded));
    }

    [Fact]
    public void RefusedFrames_HaveNoQuality()
    {
        var refused = new AlignedLight(Frames.Surveyed("b", 10), "none") { Refusal = "no" };
        Assert.Null(QualityStep.Run([Base, refused])[1].Quality);
    }

    [Fact]
    public void Pictures_AreScoredBySharpness()
    {
        var found = Measure(Base with { Sharpness = 2 }, Frames.Aligned(Frames.Surveyed("b", 0), 1) with { Sharpness = 4 });
        Assert.Equal([2 / 3.0, 4 / 3.0], found.Select(quality => quality.Score));
        Assert.Null(found[0].SignalToNoise);
    }
}
