using AstroStacker.Pipeline;

namespace AstroStacker.Testing.Nights;

/// <summary>One run of a night, stacked.</summary>
/// <param name="Picture">Electrons of the reference on a sensor of perfect response, background included.</param>
/// <param name="Result">What the pipeline says.</param>
/// <param name="Lights">Those used, by their numbers in the night (not in the run).</param>
/// <param name="Reference">That of them whose pixels are the picture's.</param>
public sealed record StackRun(StackPicture Picture, StackResult Result, IReadOnlyList<int> Lights, int Reference)
{
    /// <summary>What one unit of saturation is in each plane, electrons of a sensor of perfect response.</summary>
    public required IReadOnlyList<double> ElectronsPerUnit { get; init; }

    /// <summary>Pixels of the picture a pixel of the reference.</summary>
    public double Scale => 1 / Math.Sqrt(Math.Abs(Result.Plan.Grid.ToReference.AreaScaleAt(0, 0)));

    /// <summary>Of the lights, in their order.</summary>
    public IReadOnlyList<double> Weights => [.. Result.Plan.Layers[0].Frames.Select(frame => (double)frame.Weights[0])];
}
