namespace AstroStacker.Integration.Rejection;

/// <summary>
/// How far from the centre a sample may lie, in each method's unit (see <see cref="IRejection.Defaults"/>).
/// </summary>
/// <param name="SigmaLow">Below the centre; positive. 3 is Siril's and PixInsight's usual.</param>
/// <param name="SigmaHigh">Above it.</param>
public sealed record RejectionOptions(double SigmaLow = 3, double SigmaHigh = 3)
{
    /// <summary>Percentile: the part of the median that a sample may lie below it (PixInsight's default).</summary>
    public double PercentileLow { get; init; } = 0.2;

    /// <summary>And above it.</summary>
    public double PercentileHigh { get; init; } = 0.1;

    /// <summary>Generalised ESD: the chance that a pixel without outliers loses a sample (Rosner's and Siril's 0.05).</summary>
    public double GesdSignificance { get; init; } = 0.05;

    /// <summary>Generalised ESD: the part of a pixel's samples that may be outliers at most (Siril's default).</summary>
    public double GesdShare { get; init; } = 0.3;
}
