namespace AstroStacker.Registration.Pictures;

/// <summary>How features are found on a picture.</summary>
public sealed record FeatureOptions
{
    /// <summary>
    /// Features come only from pixels above this quantile of the local contrast, 0 to below 1: at the default the flat
    /// six sevenths of a picture, where only noise would be found, are left out.
    /// </summary>
    public double ThresholdQuantile { get; init; } = 0.85;

    /// <summary>Strongest features kept: all pairs are compared, so the time grows with the square.</summary>
    public int MostFeatures { get; init; } = 4000;

    /// <summary>True where features may lie, of full-sensor x and y; null for everywhere.</summary>
    public Func<double, double, bool>? Mask { get; init; }
}
