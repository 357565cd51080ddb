using System.Text.Json.Serialization;

namespace AstroStacker.Pipeline.Selection;

/// <summary>Which of the aligned frames are good enough to be stacked.</summary>
public sealed record SelectionOptions
{
    /// <summary>The best share of the aligned frames is stacked, above 0 to 1, rounded up (--keep 90%).</summary>
    public double KeepShare { get; init; } = 1;

    /// <summary>At most so many of the best frames are stacked; null for no limit (--keep 50).</summary>
    public int? KeepCount { get; init; }

    /// <summary>
    /// Frames whose score is lower are left out, where the median frame's is 1 (--min-quality); 0 leaves none out, since
    /// weights already let poor frames count for little.
    /// </summary>
    public double LeastQuality { get; init; }

    /// <summary>
    /// With fewer aligned frames nothing is stacked: what two or three frames have in common may be chance, where others were
    /// expected to be with them.
    /// </summary>
    public int LeastCount { get; init; } = 1;

    /// <summary>True where a frame may be left out for its score.</summary>
    [JsonIgnore]
    public bool IsAsked => KeepShare < 1 || KeepCount is not null || LeastQuality > 0;
}
