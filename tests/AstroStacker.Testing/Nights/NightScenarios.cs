using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>The nights of the benchmark and of the tests: 1500 x 1000 pixels, 1,000 stars unless said otherwise.</summary>
public static class NightScenarios
{
    private static readonly NightOptions s_plain = new()
    {
        Seed = 20261,
        Format = NightFormat.Fits,
        LightCount = 10,
        DarkCount = 10,
        FlatCount = 10,
        BiasCount = 10,
        StarCount = 1000,
        CosmicRaysPerFrame = 0,
    };

    public static IReadOnlyList<NightScenario> All { get; } =
    [
        new("FWHM 2.8, CFA FITS", s_plain, 0.015),
        new("FWHM 1.7", s_plain with { FwhmPixels = 1.7 }, 0.03),
        new("FWHM 1.3, undersampled", s_plain with { FwhmPixels = 1.3 }, 0.03),
        new("FWHM 6", s_plain with { FwhmPixels = 6 }, 0.03),
        new("FWHM 12, defocused", s_plain with { FwhmPixels = 12 }, 0.08),
        new("mono FITS", s_plain with { Format = NightFormat.FitsMono }, 0.015),
        new("DNG", s_plain with { Format = NightFormat.Dng }, 0.015),
        new("X-Trans DNG", s_plain with { Format = NightFormat.Dng, Cfa = "XTRANS" }, 0.015),
        new("satellite through the reference", s_plain with { SatelliteFrames = [0], SatelliteElectrons = 4000 }, 0.015),
        new("8 of 10 with trails", s_plain with { SatelliteFrames = [0, 1, 2, 4, 5, 6, 7, 9] }, 0.015),
        new("flip at half", s_plain with { FlipFrom = 5 }, 0.015),
        new("1.2 degrees a frame", s_plain with { RotationDegrees = 1.2, LightCount = 18 }, 0.015),
        new("36 degrees a frame", s_plain with { RotationDegrees = 36 }, 0.015),
        new("drift of 45 px a frame", s_plain with { DriftPixels = 45, LightCount = 18 }, 0.03),
        new("perspective 0.02", s_plain with { Perspective = 0.02 }, 0.02),
        new("14 mm with 4 % barrel, 10 minutes untracked",
            s_plain with { Barrel = 0.04, SkyTurnDegrees = 2.5 / 9, DitherPixels = 0, RotationDegrees = 0 }, 0.04),
        new("14 mm with a wave, pointed anew",
            s_plain with { Barrel = 0.05, BarrelWave = -0.03, SkyTurnDegrees = 1, DitherPixels = 150 }, 0.04),
        new("fisheye-like, 25 % barrel", s_plain with { Barrel = 0.25, SkyTurnDegrees = 0.5, FocalWidths = 0.5 }, 0.04),
        new("4 of 18 clouded, the first too", s_plain with { CloudedFrames = [0, 5, 6, 12], LightCount = 18 }, 0.06),
        new("two focal lengths, 0.7", s_plain with { ScaleFrom = 5, FwhmPixels = 3.4 }, 0.02),
        new("two focal lengths, 1.9", s_plain with { ScaleFrom = 5, ScaleFactor = 1.9, FwhmPixels = 2 }, 0.03),
        new("hot pixels 1e-3, no masters", s_plain with { HotPixelShare = 1e-3 }, 0.015) { Calibrated = false },
        new("warm pixels and glow, no masters",
            s_plain with { WarmPixelShare = 0.02, AmpGlowElectronsPerSecond = 40, CosmicRaysPerFrame = 40 }, 0.015)
        {
            Calibrated = false,
        },
        new("12,000 stars", s_plain with { StarCount = 12_000 }, 0.015),
        new("40 stars", s_plain with { StarCount = 40 }, 0.05),
        new("40 stars that drift by 50 px a frame", s_plain with { StarCount = 40, DriftPixels = 50 }, 0.15),
        new("15 stars", s_plain with { StarCount = 15 }, 0.1),
        new("low-signal cluster", s_plain with
        {
            StarCount = 150,
            ClusterShare = 0.6,
            FaintestElectrons = 300,
            BrightestElectrons = 5000,
            ReadNoiseElectrons = 8,
            NebulaElectrons = 0,
        }, 0.3),
        new("drawn-out stars in 6 of 10", s_plain with { ElongatedFrames = [0, 1, 3, 5, 6, 8] }, 0.02),
        new("moonlight that turns", s_plain with
        {
            SkyElectrons = 4000,
            SkyGradient = 1.2,
            SkyGradientTurnDegrees = 12,
            TransparencyLoss = 0.4,
        }, 0.03),
    ];
}
