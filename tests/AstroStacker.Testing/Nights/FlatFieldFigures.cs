namespace AstroStacker.Testing.Nights;

/// <summary>What calibration left of the shading.</summary>
/// <param name="OverIdeal">
/// One a colour: rms of means over 64 x 64 pixels about the scene's, over the least that the photons of the lights allow.
/// </param>
/// <param name="Tint">Largest difference of a colour's level from green's, as a share.</param>
/// <param name="TintOfParts">The same of ninths of the picture, beyond that of the whole.</param>
public sealed record FlatFieldFigures(IReadOnlyList<double> OverIdeal, double Tint, double TintOfParts);
