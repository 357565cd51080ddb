namespace AstroStacker.Integration;

/// <summary>Light and variance of raw samples in one cell of a frame.</summary>
internal readonly record struct TransferPoint(double Light, double Variance);
