namespace AstroStacker.Registration;

/// <summary>
/// One thing seen on both pictures: (X, Y) on the reference, (U, V) on the frame, and the variance of U and of V against
/// the mapped X and Y, square pixels.
/// </summary>
internal readonly record struct PointPair(double X, double Y, double U, double V, double Variance);
