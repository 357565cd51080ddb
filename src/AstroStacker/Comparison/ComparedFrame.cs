using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>A registered frame as the comparison of the whole night sees it.</summary>
/// <param name="Frame">Its calibrated samples.</param>
/// <param name="OutputToFrame">From pixels of the output grid to full-sensor pixels.</param>
/// <param name="Normalization">To the reference's scale, one a colour of the mosaic or a plane of the picture.</param>
public sealed record ComparedFrame(
    ICalibratedFrame Frame, Transform OutputToFrame, IReadOnlyList<PlaneNormalization> Normalization);
