using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Registration.Pictures;
using AstroStacker.Stars;
using AstroStacker.Tests.Registration.Pictures;
using AstroStacker.Tests.Stars;
using Xunit;
using Method = AstroStacker.Registration.RegistrationMethod;

namespace AstroStacker.Tests.Registration;

public sealed class RegistrationRuleTests
{
    private static readonly DiscScene s_moon = new() { Width = 480, Height = 360, Radius = 100, Centre = (230.3, 170.6) };

    private static readonly FeaturePicture s_dark = new(new float[480 * 360], 480);

    [Fact]
    public void Choose_StarsOnALinearBase_TakesStars() => Assert.Equal([Method.Stars], Choose(StarsAt(400, 5), s_dark));

    [Fact]
    public void Choose_TooFewStars_TakesFeatures() => Assert.Equal([Method.Features], Choose(StarsAt(400, 4), s_dark));

    [Fact]
    public void Choose_StarsOnADevelopedBase_TakesFeaturesThenStars() =>
        Assert.Equal([Method.Features, Method.Stars], Choose(StarsAt(400, 50), s_dark, isDeveloped: true));

    [Fact]
    public void Choose_CratersThatPassForStars_TakesShift() =>
        Assert.Equal([Method.Shift, Method.Features], Choose(StarsAt(230, 50), s_moon.Picture(new DiscView(0, 0, 1.5, 1))));

    [Fact]
    public void Choose_StarsAroundTheMoon_TakesStars() =>
        Assert.Equal([Method.Stars], Choose(StarsAt(400, 5), s_moon.Picture(new DiscView(0, 0, 1.5, 1))));

    [Fact]
    public void Choose_DevelopedMoon_TakesShift() =>
        Assert.Equal([Method.Shift, Method.Features], Choose([], s_moon.Picture(new DiscView(0, 0, 1.5, 1)), isDeveloped: true));

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(0.6, 100)]
    [InlineData(-1, 20)]
    public void Choose_MeasuredMoonOrPlanet_TakesShift(double terminator, double radius)
    {
        var scene = s_moon with { Terminator = terminator, Radius = radius };
        var frame = scene.Frame(new DiscView(0, 0, 1.5, 1) { HotPixels = 100 }, new CfaPattern("RGGB"));
        var survey = StarSurvey.Measure(frame, new StarOptions(), CancellationToken.None);
        Assert.Equal([Method.Shift, Method.Features], Choose([.. survey.Stars], FeaturePicture.Of(frame, CancellationToken.None)));
    }

    [Fact]
    public void Parse_EveryName_GivesItsMethod()
    {
        Assert.Equal(["auto", "stars", "features", "shift", "none"], RegistrationMethods.Names);
        foreach (var method in Enum.GetValues<RegistrationMethod>())
            Assert.Equal(method, RegistrationMethods.Parse(RegistrationMethods.Name(method)));
        Assert.Equal(Method.Shift, RegistrationMethods.Parse("Shift"));
        Assert.Null(RegistrationMethods.Parse("magic"));
        Assert.Null(RegistrationMethods.Parse("1"));
    }

    private static Star[] StarsAt(double x, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Star(x + i, 170, 1, 0.1f, 3, 0.1f, false))];

    private static IReadOnlyList<RegistrationMethod> Choose(
        Star[] stars, FeaturePicture picture, bool isDeveloped = false)
    {
        var info = new MemoryFrame([new float[480 * 360]], 480, 360, null).Info with { DecodedThroughCurve = isDeveloped };
        var survey = new FrameSurvey { Info = info, ContentHash = "", Planes = [], Stars = stars };
        return RegistrationRule.Choose(survey, picture);
    }
}
