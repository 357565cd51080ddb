using AstroStacker.Calibration;
using AstroStacker.Simulation;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Integration.Bench;

/// <summary>All nights.</summary>
internal static class Scenarios
{
    private static readonly NightOptions s_plain = new()
    {
        Seed = 20264,
        Format = NightFormat.Fits,
        WidthPixels = 1200,
        HeightPixels = 800,
        LightCount = 18,
        StarCount = 640,
        CosmicRaysPerFrame = 0,
    };

    /// <summary>Two electrons an ADU: the brightest stars stay below saturation.</summary>
    private static readonly NightOptions s_stars = s_plain with
    {
        Seed = 20265,
        WidthPixels = 1000,
        HeightPixels = 700,
        LightCount = 10,
        NebulaElectrons = 0,
        GainElectronsPerAdu = 2,
    };

    private static readonly NightOptions s_bright = s_stars with { Seed = 20266, GainElectronsPerAdu = 1 };

    private static readonly NightOptions s_defects = s_stars with
    {
        Seed = 20267,
        HotPixelShare = 1e-3,
        TelegraphPixelShare = 1e-3,
    };

    public static IReadOnlyList<IScenario> All { get; } =
    [
        new NoiseScenario("noise, plain night", s_plain, 1.04),
        new NoiseScenario(
            "noise, 4 of 18 clouded", s_plain with { CloudedFrames = [3, 5, 6, 12], TransparencyLoss = 0.5 }, 1.06),
        new NoiseScenario("noise, moonlight that turns", s_plain with
        {
            SkyElectrons = 4000,
            SkyGradient = 1.2,
            SkyGradientTurnDegrees = 12,
            TransparencyLoss = 0.4,
        }, 1.06),
        new TrailScenario("trails, 1 of 3 frames", s_plain with { LightCount = 3, SatelliteFrames = [1] }),
        new TrailScenario("trails, the reference of 3 frames", s_plain with { LightCount = 3, SatelliteFrames = [0] }),
        new TrailScenario("trails, 8 of 10 frames", s_plain with { LightCount = 10, SatelliteFrames = [0, 1, 2, 4, 5, 6, 7, 9] }),
        FaintTrails(0.5),
        FaintTrails(1),
        FaintTrails(2),
        new StarScenario("stars, FWHM 2.8", s_stars, [1.06, 1.02, 1.06]),
        new StarScenario("stars, FWHM 2.8, mono", s_stars with { Format = NightFormat.FitsMono }, [1.02]),
        new StarScenario("stars, FWHM 2.8, seeing that changes by 12 %", s_stars with { SeeingScatter = 0.12 }, [1.06, 1.02, 1.06]),
        new StarScenario("stars, FWHM 1.7", s_stars with { FwhmPixels = 1.7 }, [1.2, 1.2, 1.2]),
        new StarScenario("stars, FWHM 1.7, mono", s_stars with { Format = NightFormat.FitsMono, FwhmPixels = 1.7 },
            [1.01]) { OverOwn = true },
        new StarScenario(
            "stars, FWHM 1.7, drizzle 2, drop 0.5",
            s_stars with { FwhmPixels = 1.7, WidthPixels = 700, HeightPixels = 500, LightCount = 40 }, [1.06, 1.06, 1.06])
        {
            Drizzle = new DrizzleOptions { Scale = 2, DropPixels = 0.5, FillHolesPixels = 2 },
        },
        new BrightScenario("bright stars, FWHM 2.8", s_bright),
        new BrightScenario("bright stars, FWHM 1.7", s_bright with { FwhmPixels = 1.7 }),
        new BrightScenario("bright stars, mono", s_bright with { Format = NightFormat.FitsMono, FwhmPixels = 1.7 }),
        new DefectScenario("hot and telegraph pixels, dithered", s_defects),
        new DefectScenario("hot and telegraph pixels, slow drift", s_defects with { DitherPixels = 0.3, DriftPixels = 0.4 }),
        new FlatFieldScenario("flat field, bias frames", FlatFieldNight.Sky, frames => options =>
            options with { Bias = frames(FrameKind.Bias) }),
        new FlatFieldScenario(
            "flat field, dark-flats", FlatFieldNight.Sky with { DarkFlatCount = 20 },
            frames => options => options with { DarkFlat = frames(FrameKind.DarkFlat) }),
        new FlatFieldScenario("flat field, black level of the DNG", FlatFieldNight.Sky, _ => options => options),
        new FlatFieldScenario("flat field, --bias 500", FlatFieldNight.Sky, _ => options => options with { Bias = Level("500") }),
        new FlatFieldScenario("flat field, --bias \"=4*125\"", FlatFieldNight.Sky, _ => options => options with { Bias = Level("=4*125") }),
        new FlatFieldScenario(
            "flat field, level of the dark (FITS, cooled)",
            FlatFieldNight.Sky with { Format = NightFormat.Fits, DarkElectronsPerSecond = 0.02 }, _ => options => options),
        Brightness(0.8),
        Brightness(1.2),
    ];

    /// <summary>Peak in sigmas of the sky's noise in a green sample: 400 electrons, 6 of dark current, 3 of read noise.</summary>
    private static TrailScenario FaintTrails(double sigmas) => new(
        FormattableString.Invariant($"trails, {sigmas} sigma, 3 of 10 frames"),
        s_plain with { LightCount = 10, SatelliteFrames = [2, 5, 8], SatelliteElectrons = sigmas * Math.Sqrt(415) }, 0.02);

    private static MasterSource Level(string formula) => new() { Level = formula };

    private static FlatFieldScenario Brightness(double share) => new(
        FormattableString.Invariant($"flat field, flats at {share:P0}, with a bias of their own"),
        FlatFieldNight.Sky with { FlatAdu = share * FlatFieldNight.Sky.FlatAdu, FlatBiasAdu = 700, DarkFlatCount = 20 },
        frames => options => options with { DarkFlat = frames(FrameKind.DarkFlat) });
}
