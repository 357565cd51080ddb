using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Background;

/// <summary>A frame whose background is to meet the others'.</summary>
/// <param name="Frame">The frame, normalised so that its stars and its mean background meet the reference's.</param>
/// <param name="Weights">How much it counts in the stack, one number a colour; positive.</param>
/// <param name="WeightSurfaces">What that is multiplied by from place to place, one a colour; empty for 1.</param>
public sealed record BackgroundFrame(
    ComparedFrame Frame, IReadOnlyList<float> Weights, IReadOnlyList<SmoothSurface> WeightSurfaces);
