using AstroStacker.Imaging;

namespace AstroStacker.Integration;

/// <summary>
/// Gains and offsets that bring frames to the reference's scale. The scale is the stars' (transparency, exposure), never the sky's
/// dispersion: moonlight and the glow of clouds are no gain.
/// </summary>
public static class Normalization
{
    /// <summary>How much light a frame has over the reference: of matched stars, else of the exposures, else 1.</summary>
    public static double FluxRatio(double? starRatio, double? exposureSeconds, double? referenceSeconds)
    {
        if (starRatio is > 0 and < double.PositiveInfinity) return starRatio.Value;
        return exposureSeconds > 0 && referenceSeconds > 0 ? exposureSeconds.Value / referenceSeconds.Value : 1;
    }

    /// <summary>One entry a plane, by a method of <see cref="NormalizationMethods"/>.</summary>
    /// <param name="method">What is made to meet.</param>
    /// <param name="frame">The frame's planes.</param>
    /// <param name="reference">The reference's planes, as many.</param>
    /// <param name="fluxRatio">Light of the frame over the reference's; positive.</param>
    public static IReadOnlyList<PlaneNormalization> Of(
        NormalizationMethod method, IReadOnlyList<PlaneStatistics> frame, IReadOnlyList<PlaneStatistics> reference, double fluxRatio)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(reference.Count, frame.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fluxRatio);
        if (!double.IsFinite(fluxRatio))
            throw new ArgumentOutOfRangeException(nameof(fluxRatio), fluxRatio, "must be finite");
        double gain = method.Scales ? 1 / fluxRatio : 1;
        return
        [
            .. frame.Zip(reference, (own, wanted) =>
                new PlaneNormalization(gain, method.Shifts ? wanted.Background - gain * own.Background : 0)),
        ];
    }
}
