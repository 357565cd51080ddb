namespace AstroStacker.Stars;

/// <summary>Light and variance of samples in the darkest parts of a cell; both 0 where there was nothing to measure.</summary>
internal readonly record struct QuietLevel(double Level, double Variance);
