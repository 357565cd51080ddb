using System.Text.Json.Serialization;
using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>A verified transform, or the reason why there is none.</summary>
public sealed record RegistrationResult
{
    /// <summary>
    /// From full-sensor pixels of the reference to those of the frame; null where the frame was refused.
    /// </summary>
    public Transform? ReferenceToFrame { get; init; }

    /// <summary>
    /// Why the frame was refused, with the number that failed, without a full stop; null where it was not.
    /// </summary>
    public string? Refusal { get; init; }

    /// <summary>"shift", "similarity", "affine" or "homography"; empty where refused.</summary>
    public string Model { get; init; } = "";

    /// <summary>Pairs of stars or features that the final fit rests on.</summary>
    public int PairCount { get; init; }

    /// <summary>Root mean square distance of those pairs, frame pixels.</summary>
    public double RmsPixels { get; init; }

    /// <summary>Pairs that were held out of a first fit to verify it.</summary>
    public int HeldOutCount { get; init; }

    /// <summary>Root mean square distance of the held-out pairs under that first fit, frame pixels.</summary>
    public double HeldOutRmsPixels { get; init; }

    /// <summary>Flux of a star on the frame over that on the reference; null without unsaturated pairs.</summary>
    public double? FluxRatio { get; init; }

    /// <summary>
    /// Root mean square error that the stars' own errors leave in the transform, over the part of the frames that both
    /// show, frame pixels; 0 where refused and for features.
    /// </summary>
    public double ErrorPixels { get; init; }

    /// <summary>
    /// The pairs, and the stars of the reference that should have been seen on the frame by place and brightness: pairs
    /// over this fall below 1 where clouds hide a part of the sky. 0 where refused and for features.
    /// </summary>
    public int ExpectedPairs { get; init; }

    /// <summary>
    /// The pairs of stars behind the final fit, as indices into the two lists that were given; empty where refused and
    /// for features. Left out of reports.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<(int Reference, int Frame)> Pairs { get; init; } = [];

    public static RegistrationResult Refused(string reason, int pairCount = 0) =>
        new() { Refusal = reason, PairCount = pairCount };
}
