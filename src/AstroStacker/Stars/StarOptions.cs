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

    /// <summary>True where stars may lie, of full-sensor x and y; null for everywhere.</summary>
    public Func<double, double, bool>? Mask { get; init; }
}
