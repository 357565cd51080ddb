namespace AstroStacker.Registration;

/// <summary>How frames are brought onto the base.</summary>
public sealed record RegistrationOptions
{
    /// <summary>False stacks the frames as they lie (-a 0).</summary>
    public bool Align { get; init; } = true;

    /// <summary>
    /// Stars and features come only from pixels above this quantile of the luminance, 0 to below 1 (-t).
    /// </summary>
    public double ThresholdQuantile { get; init; } = 0.85;

    /// <summary>
    /// True finds the base's features once, false again for each frame (-c); the same bytes either way.
    /// </summary>
    public bool CacheBaseFeatures { get; init; } = true;

    /// <summary>The frame all others are aligned to; null takes the first in natural order (-b).</summary>
    public string? Base { get; init; }

    /// <summary>Picture whose white part limits the base's stars and features; null for the whole frame (-m).</summary>
    public string? Mask { get; init; }
}
