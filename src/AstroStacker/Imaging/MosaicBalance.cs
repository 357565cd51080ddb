namespace AstroStacker.Imaging;

/// <summary>
/// What makes a mosaic's samples comparable across colours, for methods that take ratios or differences of colours:
/// balanced = sample x gain + offset. They undo it in what they return.
/// </summary>
/// <param name="Gains">One a colour of the mosaic: white becomes the same number in each.</param>
/// <param name="Offset">Lifts skies at and below zero well above it.</param>
public sealed record MosaicBalance(IReadOnlyList<float> Gains, float Offset);
