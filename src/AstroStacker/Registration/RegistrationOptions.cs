using System.Text.Json.Serialization;

namespace AstroStacker.Registration;

/// <summary>How frames are brought onto the base.</summary>
public sealed record RegistrationOptions
{
    /// <summary>
    /// "auto" takes the simplest that the stars ask for; "lens" always fits the lens's distortion beside a homography,
    /// the others never.
    /// </summary>
    public static readonly IReadOnlyList<string> Models = ["auto", "shift", "similarity", "affine", "homography", "lens"];

    /// <summary>What frames are aligned by (--register).</summary>
    public RegistrationMethod Method { get; init; } = RegistrationMethod.Auto;

    /// <summary>False stacks the frames as they lie (-a 0).</summary>
    [JsonIgnore]
    public bool Align => Method != RegistrationMethod.None;

    /// <summary>The family of transforms, one of <see cref="Models"/> (--model).</summary>
    public string Model { get; init; } = "auto";

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

    /// <summary>True takes the frame whose stars place others best as the base (-b auto).</summary>
    public bool BestBase { get; init; }

    /// <summary>Picture whose white part limits the base's stars and features; null for the whole frame (-m).</summary>
    public string? Mask { get; init; }
}
