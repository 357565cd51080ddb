namespace AstroStacker.Registration;

/// <summary>One thing seen on both pictures: (X, Y) on the reference, (U, V) on the frame.</summary>
/// <param name="Variance">Of U and of V against the mapped X, Y, square pixels.</param>
internal readonly record struct PointPair(double X, double Y, double U, double V, double Variance);
