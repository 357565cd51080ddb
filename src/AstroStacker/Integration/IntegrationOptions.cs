namespace AstroStacker.Integration;

/// <summary>How the aligned frames become one picture.</summary>
public sealed record IntegrationOptions
{
    /// <summary>"auto" or a name of RejectionMethods.All; auto: what suits the number of frames.</summary>
    public string Reject { get; init; } = "auto";

    /// <summary>Standard deviations below the centre; null: what suits the method (IRejection.Defaults).</summary>
    public double? SigmaLow { get; init; }

    /// <summary>Standard deviations above the centre; null: what suits the method.</summary>
    public double? SigmaHigh { get; init; }

    /// <summary>A name of CombineMethods.All.</summary>
    public string Combine { get; init; } = "mean";

    /// <summary>"auto" or a name of NormalizationMethods.All; auto: none without alignment or with -r 1, else local.</summary>
    public string Normalize { get; init; } = "auto";

    /// <summary>
    /// "auto" or a name of WeightingMethods.All; auto: equal weights where nothing is normalised, else inverse background variance.
    /// </summary>
    public string Weight { get; init; } = "auto";

    /// <summary>True looks for the trails of satellites and aeroplanes in the whole night and leaves them out whole.</summary>
    public bool Trails { get; init; } = true;

    /// <summary>
    /// "on" finds hot, cold and flickering pixels in the lights themselves and leaves their samples out, "off" doesn't, "auto" does
    /// where frames are normalised, with a dark too: a pixel that jumps is none of the dark's.
    /// </summary>
    public string Cosmetic { get; init; } = "auto";

    /// <summary>Null without drizzle.</summary>
    public DrizzleOptions? Drizzle { get; init; }

    /// <summary>A name of Interpolators.All.</summary>
    public string Interpolation { get; init; } = "lanczos3";

    /// <summary>"auto" or a name of DemosaicMethods.All; "none" where there is no mosaic.</summary>
    public string Demosaic { get; init; } = "auto";
}
