namespace AstroStacker.Pipeline;

/// <summary>How many frames stand behind the pixels of the result.</summary>
/// <param name="MeanFrames">Mean over all pixels.</param>
/// <param name="EmptyShare">Share of pixels that no frame covers, 0..1.</param>
/// <param name="RejectedShare">Share of all samples that were left out as outliers, 0..1.</param>
public sealed record CoverageStatistics(double MeanFrames, double EmptyShare, double RejectedShare);
