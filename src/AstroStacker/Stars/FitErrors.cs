namespace AstroStacker.Stars;

/// <summary>Standard errors of a profile fit, inflated where the residuals exceed the noise.</summary>
/// <param name="PositionPixels">Of x and of y.</param>
/// <param name="Elongation">Of each component of the elongation.</param>
/// <param name="SignalToNoise">Amplitude over its error, all colours together.</param>
internal readonly record struct FitErrors(double PositionPixels, double Elongation, double SignalToNoise);
