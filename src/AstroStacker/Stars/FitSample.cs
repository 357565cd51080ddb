namespace AstroStacker.Stars;

/// <summary>One sample near a star.</summary>
/// <param name="X">Pixels from the fit's origin.</param>
/// <param name="Y">Pixels from the fit's origin.</param>
/// <param name="Value">Calibrated, in units of saturation.</param>
/// <param name="Colour">Colour or plane number.</param>
internal readonly record struct FitSample(double X, double Y, double Value, int Colour);
