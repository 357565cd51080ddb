using AstroStacker.Pipeline;

namespace AstroStacker.Testing.Nights;

/// <summary>One run of a night, stacked.</summary>
/// <param name="Picture">Electrons of the reference on a sensor of perfect response, background included.</param>
/// <param name="Result">What the pipeline says.</param>
/// <param name="Lights">Those used, by their numbers in the night (not in the run).</param>
/// <param name="Reference">That of them whose pixels are the picture's.</param>
public sealed record StackRun(StackPicture Picture, StackResult Result, IReadOnlyList<int> Lights, int Reference);
