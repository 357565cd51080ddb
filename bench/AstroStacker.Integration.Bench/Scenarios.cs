using AstroStacker.Simulation;

namespace AstroStacker.Integration.Bench;

/// <summary>All nights of issue 4's figures.</summary>
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
    ];
}
