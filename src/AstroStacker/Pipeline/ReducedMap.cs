namespace AstroStacker.Pipeline;

/// <summary>A plane beside the picture, made small enough to be looked at in the report.</summary>
/// <param name="Name">What is counted: "coverage", "rejected-low", "rejected-high".</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Samples">Row by row; each the mean of the area it stands for.</param>
public sealed record ReducedMap(string Name, int Width, int Height, IReadOnlyList<float> Samples);
