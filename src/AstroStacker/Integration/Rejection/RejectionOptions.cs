namespace AstroStacker.Integration.Rejection;

/// <summary>How far from the centre a sample may lie, in standard deviations (Siril's and PixInsight's usual 3).</summary>
public sealed record RejectionOptions(double SigmaLow = 3, double SigmaHigh = 3);
