using AstroStacker.Pipeline;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>A few lights of a scenario, registered by the whole pipeline without masters or integration.</summary>
public static class RegisteredNight
{
    public static NightScore Of(NightScenario scenario)
    {
        using var folder = new TemporaryFolder();
        var renderer = new NightRenderer(scenario.Night);
        var writer = new NightWriter(renderer, folder.FullPath);
        var frames = StackNight.Register(new StackJob
        {
            Lights = [.. scenario.FewLights.Select(light => writer.WriteFrame(FrameKind.Light, light, CancellationToken.None))],
            Integration = new() { Reject = "none" },
            Output = new() { Prefix = folder.At("stack"), Formats = ["fits"] },
        });
        return NightScore.Of(renderer.Truth, frames);
    }
}
