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

    public override string ToString() => Name;
}
