namespace AstroStacker.Pipeline;

/// <summary>How many frames stand behind the pixels of the result.</summary>
/// <param name="MeanFrames">Mean over all pixels.</param>
/// <param name="EmptyShare">Share of pixels that no frame covers, 0..1.</param>
/// <param name="RejectedLowShare">Share of all samples that were left out as too dark, 0..1.</param>
/// <param name="RejectedHighShare">Share of all samples that were left out as too bright, 0..1.</param>
public sealed record CoverageStatistics(double MeanFrames, double EmptyShare, double RejectedLowShare, double RejectedHighShare)
{
    /// <summary>Share of the result's pixels that lie inside the frames, but that no drop of some colour reached (drizzle).</summary>
    public double HoleShare { get; init; }

    /// <summary>Share of all samples that were left out as outliers, 0..1.</summary>
    public double RejectedShare => RejectedLowShare + RejectedHighShare;
}
