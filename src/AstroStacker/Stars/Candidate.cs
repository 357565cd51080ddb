namespace AstroStacker.Stars;

/// <summary>A peak of the detection picture that may be a star.</summary>
/// <param name="X">Sensor pixels.</param>
/// <param name="Y">Sensor pixels.</param>
/// <param name="Sigma">Height of the peak above its surroundings in units of the local noise.</param>
internal readonly record struct Candidate(double X, double Y, float Sigma);
