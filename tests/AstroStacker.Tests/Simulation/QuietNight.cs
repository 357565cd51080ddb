using AstroStacker.Simulation;

namespace AstroStacker.Tests.Simulation;

/// <summary>Small nights of which all is left out but what a test looks at.</summary>
internal static class QuietNight
{
    /// <summary>A perfect, empty sensor: no stars, sky, dark current, shading; bias 500 ADU, read noise 3 e, 1 e/ADU.</summary>
    public static readonly NightOptions Empty = new()
    {
        WidthPixels = 320,
        HeightPixels = 200,
        LightCount = 1,
        DarkCount = 0,
        FlatCount = 0,
        BiasCount = 0,
        StarCount = 0,
        NebulaElectrons = 0,
        SkyElectrons = 0,
        SkyGradient = 0,
        CosmicRaysPerFrame = 0,
        DarkElectronsPerSecond = 0,
        HotPixelShare = 0,
        Vignetting = 0,
        DustCount = 0,
        PixelResponseScatter = 0,
        SeeingScatter = 0,
        TransparencyLoss = 0,
        DitherPixels = 0,
        RotationDegrees = 0,
    };

    /// <summary>The same with some stars on a mono sensor, without noise.</summary>
    public static readonly NightOptions Stars = Empty with
    {
        Format = NightFormat.FitsMono,
        WidthPixels = 700,
        HeightPixels = 500,
        StarCount = 12,
        FaintestElectrons = 50_000,
        BrightestElectrons = 400_000,
        Noise = false,
    };

    public static (double Mean, double Variance) Moments(IEnumerable<double> samples)
    {
        double[] all = [.. samples];
        double mean = all.Average();
        return (mean, all.Average(x => (x - mean) * (x - mean)));
    }
}
