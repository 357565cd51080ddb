using AstroStacker.Comparison;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Comparison;

/// <summary>Noise of a green sample in the simulated nights: some 20 electrons. Trails have a sigma of 1.5 pixels.</summary>
public sealed class TrailTests
{
    private const double NoiseElectrons = 20.4;

    private static readonly NightOptions s_night = new()
    {
        Seed = 77,
        Format = NightFormat.FitsMono,
        WidthPixels = 900,
        HeightPixels = 600,
        StarCount = 400,
        LightCount = 10,
        DarkCount = 0,
        FlatCount = 0,
        BiasCount = 0,
        Vignetting = 0,
        HotPixelShare = 0,
    };

    private static readonly NightOptions s_few = s_night with { LightCount = 5 };

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void Run_EightOfTenWithTrails_FindsEachAndNothingElse(double sigmas)
    {
        var night = new ComparedNight(s_night with
        {
            SatelliteFrames = [0, 1, 2, 4, 5, 6, 7, 9],
            SatelliteElectrons = sigmas * NoiseElectrons,
        });
        var findings = night.Compare();
        for (int light = 0; light < 10; light++) AssertTrail(night, light, findings[light]);
    }

    public static TheoryData<string, NightOptions> Nights => new()
    {
        { "three frames", s_few with { LightCount = 3, SatelliteFrames = [1] } },
        { "three frames, two trails", s_few with { LightCount = 3, SatelliteFrames = [0, 2], SatelliteElectrons = 60 } },
        { "three frames, a bright trail", s_few with { LightCount = 3, SatelliteFrames = [0], SatelliteElectrons = 60_000 } },
        { "two frames", s_few with { LightCount = 2, SatelliteFrames = [1], SatelliteElectrons = 40 } },
        { "Bayer", s_few with { Format = NightFormat.Dng, SatelliteElectrons = 20 } },
        { "X-Trans", s_few with { Format = NightFormat.Dng, Cfa = "XTRANS", SatelliteElectrons = 20 } },
        { "turned by 36 degrees", s_few with { RotationDegrees = 36, SatelliteElectrons = 20 } },
        { "flipped at half", s_few with { FlipFrom = 3, SatelliteElectrons = 20 } },
        { "hot pixels, vignetting", s_few with { HotPixelShare = 2e-3, Vignetting = 0.3, SatelliteElectrons = 20 } },
        {
            "moonlight that turns",
            s_few with { SkyElectrons = 4000, SkyGradient = 1.2, SkyGradientTurnDegrees = 12, SatelliteElectrons = 60 }
        },
        { "clouds", s_few with { CloudedFrames = [0], SatelliteElectrons = 40 } },
        { "seeing that changes by a fifth", s_few with { SeeingScatter = 0.2, BrightestElectrons = 1e7, SatelliteElectrons = 20 } },
        { "2,000 stars", s_few with { StarCount = 2000, SatelliteElectrons = 40 } },
        { "barrel", s_few with { Barrel = 0.04, SkyTurnDegrees = 0.25, SatelliteElectrons = 20 } },
    };

    [Theory]
    [MemberData(nameof(Nights))]
    public void Run_AnyNight_FindsItsTrailsAndNothingElse(string name, NightOptions options)
    {
        Assert.NotEmpty(name);
        var night = new ComparedNight(options.SatelliteFrames.Count > 0 ? options : options with { SatelliteFrames = [0, 3] });
        var findings = night.Compare();
        for (int light = 0; light < options.LightCount; light++) AssertTrail(night, light, findings[light]);
    }

    public static TheoryData<double, double> Angles => new()
    {
        { 0, 300.3 }, { 0.002, 250 }, { 90, 400 }, { 90.2, 470.6 }, { 0.4, 100 }, { 179.7, 350 }, { 45, 100 }, { 135, 700 },
    };

    [Theory]
    [MemberData(nameof(Angles))]
    public void Run_TrailAlongRowsColumnsOrDiagonals_IsFound(double degrees, double place)
    {
        var truth = new NightRenderer(s_few with { StarCount = 200, RotationDegrees = 0 }).Truth;
        bool isSteep = degrees is > 45 and < 135;
        var trail = new TrailLine(isSteep ? place : 450, isSteep ? 300 : place, degrees * Math.PI / 180, 0.7 * NoiseElectrons, 1.5);
        var lights = truth.Lights.Select((light, i) => i == 2 ? light with { Trail = trail } : light);
        var night = new ComparedNight(truth with { Lights = [.. lights] });
        var findings = night.Compare();
        for (int light = 0; light < 5; light++) AssertTrail(night, light, findings[light]);
    }

    [Fact]
    public void Run_FramesWithoutTrails_FindsNone()
    {
        for (ulong seed = 0; seed < 3; seed++)
            Assert.All(new ComparedNight(s_night with { Seed = seed, LightCount = 8 }).Compare(), finding => Assert.Empty(finding.Trails));
    }

    /// <summary>Less than one hundredth of a Gaussian's light lies beyond 2.58 sigma of it.</summary>
    private static void AssertTrail(ComparedNight night, int light, FrameFindings findings)
    {
        string bands = string.Join("; ", findings.Trails);
        if (night.Truth.Lights[light].Trail is null) Assert.Empty(findings.Trails);
        else Assert.True(night.Covered(light, findings) > 2.58 * 1.5, $"light {light}: {night.Covered(light, findings):F2} {bands}");
        Assert.True(night.MaskedElsewhere(light, findings) == 0, $"light {light}: {bands}");
    }
}
