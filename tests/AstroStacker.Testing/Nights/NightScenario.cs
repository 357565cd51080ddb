using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>A night that registration must master.</summary>
/// <param name="Name">A few words.</param>
/// <param name="Night">What is rendered.</param>
/// <param name="MostErrorPixels">
/// Largest error of a frame's transform, rms over a grid; for nights that few or faint stars leave open, what photons allow.
/// </param>
public sealed record NightScenario(string Name, NightOptions Night, double MostErrorPixels)
{
    /// <summary>False stacks without master frames.</summary>
    public bool Calibrated { get; init; } = true;

    /// <summary>The first light, the last and two between: enough for a test to see what the night does.</summary>
    public IReadOnlyList<int> FewLights
    {
        get
        {
            int last = Night.LightCount - 1;
            return [0, last / 3, (2 * last + 2) / 3, last];
        }
    }

    public override string ToString() => Name;
}
