using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Stars;
using AstroStacker.Tests.Stars;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>Detection, measurement and matching together, against the truth.</summary>
public sealed class SimulatedNightTests
{
    private const int Width = 1500, Height = 1000;

    private static readonly StarScene Night = new()
    {
        Stars = StarScene.Sky(5, 600, -150, -150, Width + 150, Height + 150),
    };

    [Theory]
    [InlineData("RGGB", 2.8, 0.015)]
    [InlineData(null, 2.8, 0.015)]
    [InlineData("RGGB", 1.7, 0.03)]
    [InlineData("RGGB", 6, 0.03)]
    public void Register_NightOfKnownMoves_IsRightToAFewHundredthsOfAPixel(string? cfa, double fwhm, double most)
    {
        var night = Night with { Cfa = cfa, FwhmPixels = fwhm };
        AssertRegisters(night, night, Transform.Rotation(0.01, 700, 500).Then(Transform.Shift(13.37, -8.21)), most);
    }

    [Fact]
    public void Register_MeridianFlip_IsRight() =>
        AssertRegisters(Night, Night, Transform.Rotation(Math.PI + 0.003, 760, 490), 0.02);

    [Fact]
    public void Register_HotPixelsInBothFrames_FollowsTheStars()
    {
        var night = Night with { HotShare = 1e-3, Stars = [.. Night.Stars.Take(150)] };
        AssertRegisters(night, night, Transform.Shift(-45.2, 30.1), 0.03);
    }

    [Fact]
    public void Register_TrailThroughTheReference_FollowsTheStars() =>
        AssertRegisters(Night with { Trail = true }, Night, Transform.Shift(-5.2, 3.1), 0.02);

    [Fact]
    public void Register_CloudedFrame_IsRightAndSaysHowClouded()
    {
        var result = AssertRegisters(Night, Night with { Transparency = 0.25 }, Transform.Shift(4.4, 9.3), 0.03);
        Assert.Equal(0.25, result.FluxRatio!.Value, 0.0075);
    }

    private static RegistrationResult AssertRegisters(
        StarScene reference, StarScene frame, Transform truth, double most)
    {
        var ofReference = StarSurvey.Measure(
            reference.Render(Transform.Identity, 100), new StarOptions(), CancellationToken.None);
        var ofFrame = StarSurvey.Measure(frame.Render(truth, 101), new StarOptions(), CancellationToken.None);
        var result = StarRegistration.Register(ofReference.Stars, ofFrame.Stars, new RegistrationLimits());
        Assert.True(result.ReferenceToFrame is not null, result.Refusal);
        Assert.InRange(StarLists.GridRms(result.ReferenceToFrame, truth, Width - 1, Height - 1), 0, most);
        return result;
    }
}
