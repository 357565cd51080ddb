using AstroStacker.Imaging;

namespace AstroStacker.Integration;

/// <summary>
/// Additive with scaling: the scale is the stars' (transparency, exposure), never the sky's dispersion; the offset makes
/// the backgrounds meet.
/// </summary>
public static class Normalization
{
    /// <summary>
    /// One entry a plane: gain = 1 / fluxRatio, offset = reference background - gain x frame background.
    /// </summary>
    /// <param name="frame">The frame's planes.</param>
    /// <param name="reference">The reference's planes, as many.</param>
    /// <param name="fluxRatio">Flux of the frame's stars over the reference's; positive.</param>
    public static IReadOnlyList<PlaneNormalization> AdditiveScaling(
        IReadOnlyList<PlaneStatistics> frame, IReadOnlyList<PlaneStatistics> reference, double fluxRatio)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(reference.Count, frame.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fluxRatio);
        if (!double.IsFinite(fluxRatio))
            throw new ArgumentOutOfRangeException(nameof(fluxRatio), fluxRatio, "must be finite");
        double gain = 1 / fluxRatio;
        return
        [
            .. frame.Zip(reference, (own, wanted) => new PlaneNormalization(gain, wanted.Background - gain * own.Background)),
        ];
    }
}
