namespace AstroStacker.Imaging;

/// <summary>Background level and noise of one colour of a frame, in units of saturation.</summary>
/// <param name="Background">Robust level of the sky.</param>
/// <param name="Noise">Standard deviation of a sample about the sky.</param>
public readonly record struct PlaneStatistics(double Background, double Noise);
