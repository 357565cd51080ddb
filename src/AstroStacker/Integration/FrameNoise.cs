namespace AstroStacker.Integration;

/// <summary>
/// The noise of one frame's samples of one colour about a 64x64 block of the output grid, after normalisation:
/// variance = <paramref name="Floor"/> + <paramref name="PerLevel"/> x max(level, 0), level in units of the normalised
/// samples. Photon noise grows with the light; reading, dark current and the frame's own sky beyond the reference's don't: the
/// floor is negative on frames with less sky than the reference, and the variance is meant for levels about the sky and above.
/// </summary>
public readonly record struct FrameNoise(float Floor, float PerLevel);
