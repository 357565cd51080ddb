namespace AstroStacker.Numerics;

/// <summary>What sigma clipping found.</summary>
/// <param name="Median">Of the values kept.</param>
/// <param name="Sigma">Standard deviation about it, corrected for the tails cut off.</param>
/// <param name="KeptShare">0..1; far below 1 where the values are no mere noise.</param>
public readonly record struct ClippedLevel(double Median, double Sigma, double KeptShare);
