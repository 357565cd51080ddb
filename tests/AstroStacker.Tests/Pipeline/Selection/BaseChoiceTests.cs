using AstroStacker.Pipeline.Selection;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Selection;

public sealed class BaseChoiceTests
{
    [Fact]
    public void First_OfFramesAlike_IsTheFirst()
    {
        var frames = new[] { Frames.Surveyed("a", 100), Frames.Surveyed("b", 120), Frames.Surveyed("c", 90) };
        Assert.Equal((frames[0], null), BaseChoice.First(frames));
    }

    [Fact]
    public void First_WithTooFewStars_IsReplacedByTheBestWithTheNumber()
    {
        var frames = new[] { Frames.Surveyed("a", 4), Frames.Surveyed("b", 100), Frames.Surveyed("c", 120) };
        var (reference, reason) = BaseChoice.First(frames);
        Assert.Equal(frames[2], reference);
        Assert.Equal("it has 4 stars, 5 are needed", reason);
    }

    [Fact]
    public void First_BehindClouds_IsReplacedByTheBest()
    {
        var frames = new[] { Frames.Surveyed("a", 40, 0.1), Frames.Surveyed("b", 100), Frames.Surveyed("c", 110) };
        var (reference, reason) = BaseChoice.First(frames);
        Assert.Equal(frames[2], reference);
        Assert.StartsWith("its stars place others with 0.1", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void First_WhereNoFrameHasStars_IsTheFirst()
    {
        var frames = new[] { Frames.Surveyed("a", 0), Frames.Surveyed("b", 3) };
        Assert.Equal((frames[0], null), BaseChoice.First(frames));
    }

    [Fact]
    public void Score_OfElongatedStars_IsLower()
    {
        var survey = Frames.Surveyed("a", 100).Survey!;
        Assert.Equal(0.36 * BaseChoice.Score(survey), BaseChoice.Score(survey with { Eccentricity = 0.8 }), 9);
    }

    [Fact]
    public void Best_OfEqualScores_IsTheEarlier()
    {
        var frames = new[] { Frames.Surveyed("a", 10), Frames.Surveyed("b", 10) };
        Assert.Equal(frames[0], BaseChoice.Best(frames));
    }
}
