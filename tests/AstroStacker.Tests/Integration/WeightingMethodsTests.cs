using AstroStacker.Imaging;
using AstroStacker.Integration;
using Xunit;

namespace AstroStacker.Tests.Integration;

public sealed class WeightingMethodsTests
{
    private static readonly WeighedFrame s_frame = new()
    {
        SkyVariances = [1e-6, 4e-6],
        FwhmPixels = 2.5,
        StarCount = 100,
        ExposureSeconds = 60,
    };

    public static TheoryData<string> Names => [.. WeightingMethods.All.Select(method => method.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Weigh_EqualFrames_AllWeighOne(string name)
    {
        var weights = WeightingMethods.Get(name).Weigh([.. Enumerable.Repeat(s_frame, 7)]);
        Assert.All(weights, frame => Assert.Equal([1f, 1f], frame));
    }

    [Theory, MemberData(nameof(Names))]
    public void Weigh_FrameOfWhichNothingIsKnown_IsStillPositive(string name)
    {
        var blank = new WeighedFrame { SkyVariances = [0, double.NaN] };
        var method = WeightingMethods.Get(name);
        foreach (var weight in method.Weigh([s_frame, blank, s_frame]).Concat(method.Weigh([blank, blank])))
            Assert.All(weight, value => Assert.True(value > 0 && float.IsFinite(value)));
    }

    [Fact]
    public void Weigh_Noise_IsInverseVarianceOfEachColour()
    {
        var weights = WeightingMethods.Get("noise").Weigh([s_frame, s_frame with { SkyVariances = [3e-6, 4e-6] }]);
        Assert.Equal(3, weights[0][0] / weights[1][0], 5);
        Assert.Equal(1, weights[0][1] / weights[1][1], 5);
        Assert.Equal(2, weights[0][0] + weights[1][0], 5);
    }

    [Fact]
    public void Weigh_Psf_IsInverseVarianceOverSquaredFwhm()
    {
        var weights = WeightingMethods.Get("psf").Weigh([s_frame, s_frame with { SkyVariances = [2e-6, 8e-6], FwhmPixels = 5 }]);
        Assert.Equal(8, weights[0][0] / weights[1][0], 4);
    }

    [Fact]
    public void Weigh_Exposure_IsTheTime()
    {
        var weights = WeightingMethods.Get("exposure").Weigh([s_frame, s_frame with { ExposureSeconds = 180 }]);
        Assert.Equal(1 / 3.0, weights[0][1] / weights[1][1], 5);
    }

    [Fact]
    public void Get_UnknownName_ListsTheNames() =>
        Assert.Contains(
            "noise, psf, fwhm, stars, exposure, none", Assert.Throws<ArgumentException>(() => WeightingMethods.Get("x")).Message);

    [Fact]
    public void Surface_SkyThatBrightensToTheRight_FallsWithItsVariance()
    {
        var model = new NoiseModel
        {
            PerLight = 1e-5,
            Floor = 0,
            PerLightError = 0,
            FloorError = 0,
            IsSeparated = true,
            PlaneFactors = [1],
        };
        var sky = new SkyCells { Columns = [0, 1024], Rows = [0], Planes = [[new(0.01f, 1e-7f, 1), new(0.03f, 3e-7f, 1)]] };
        var surface = WeightSurfaces.Of(new FrameNoiseMap(model, sky, Transform.Identity), 0, (1024, 512));
        Assert.Equal(0.02 / 0.015, surface.At(256, 100), 0.03);
        Assert.Equal(0.02 / 0.025, surface.At(768, 400), 0.03);
    }
}
