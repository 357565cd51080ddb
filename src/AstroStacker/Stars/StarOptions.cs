namespace AstroStacker.Stars;

/// <summary>How stars are found on a frame.</summary>
public sealed record StarOptions
{
    /// <summary>
    /// Stars come only from pixels above this quantile of the detection picture (background-subtracted luminance in units
    /// of its local noise), 0 to below 1. Noise alone reaches 1 sigma at the default, which is below every star kept.
    /// </summary>
    public double ThresholdQuantile { get; init; } = 0.85;

    /// <summary>
    /// Brightest stars measured, spread over the frame: enough for 0.01 px, few enough to match in milliseconds.
    /// </summary>
    public int MostStars { get; init; } = 600;

    /// <summary>
    /// Height of the faintest peak in the smoothed luminance: noise alone passes 5 once in three million.
    /// </summary>
    public double DetectionSigma { get; init; } = 5;

    /// <summary>
    /// Where fewer stars than <see cref="FewStars"/> reach <see cref="DetectionSigma"/>, peaks from this height on are
    /// tried too: noise alone passes 4.5 a few times a frame of 24 MP, and the fit turns those away.
    /// </summary>
    public double FaintSigma { get; init; } = 4.5;

    /// <summary>Fewer are matched less surely: below this the threshold sinks.</summary>
    public int FewStars { get; init; } = 60;

    /// <summary>True where stars may lie, of full-sensor x and y; null for everywhere.</summary>
    public Func<double, double, bool>? Mask { get; init; }
}
