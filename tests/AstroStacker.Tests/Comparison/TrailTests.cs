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

    /// <summary>Less than one hundredth of a Gaussian's light lies beyond 2.58 sigma of it.</summary>
    private static void AssertTrail(ComparedNight night, int light, FrameFindings findings)
    {
        string bands = string.Join("; ", findings.Trails);
        if (night.Truth.Lights[light].Trail is null) Assert.Empty(findings.Trails);
        else Assert.True(night.Covered(light, findings) > 2.58 * 1.5, $"light {light}: {night.Covered(light, findings):F2} {bands}");
        Assert.True(night.MaskedElsewhere(light, findings) == 0, $"light {light}: {bands}");
    }
}
