namespace AstroStacker.Imaging;

/// <summary>What a camera file says of its colours.</summary>
/// <param name="CameraToSrgb">
/// Row-major 3x3: linear sRGB = matrix x white-balanced camera RGB; rows sum to 1, so that neutral stays neutral.
/// Null where the file gives no trusted matrix (identity or zero is none).
/// </param>
/// <param name="DaylightMultipliers">Factor for R, G, B under daylight, green 1; null if unknown.</param>
/// <param name="CameraMultipliers">Factor for R, G, B as the camera chose when it shot, green 1; null if unknown.</param>
public sealed record ColourProfile(
    IReadOnlyList<double>? CameraToSrgb,
    IReadOnlyList<double>? DaylightMultipliers,
    IReadOnlyList<double>? CameraMultipliers);
