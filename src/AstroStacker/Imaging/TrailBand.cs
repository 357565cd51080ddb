namespace AstroStacker.Imaging;

/// <summary>
/// A straight piece of a satellite's or an aeroplane's trail on the output grid: all within
/// <paramref name="HalfWidthPixels"/> of the line between the two points.
/// </summary>
public readonly record struct TrailBand(double X0, double Y0, double X1, double Y1, double HalfWidthPixels);
