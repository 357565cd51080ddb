namespace AstroStacker.Testing.Stars;

/// <summary>An elliptical Moffat star, averaged over pixels by many points.</summary>
/// <param name="X">Centre, pixels.</param>
/// <param name="Y">Centre, pixels.</param>
/// <param name="Electrons">The whole light in the brightest colour.</param>
/// <param name="FwhmPixels">Geometric mean of both axes.</param>
/// <param name="Exponent">Moffat's.</param>
/// <param name="Eccentricity">sqrt(1 - (minor / major)^2).</param>
/// <param name="Radians">Direction of the longer axis.</param>
public sealed record TrialStar(
    double X, double Y, double Electrons, double FwhmPixels, double Exponent, double Eccentricity = 0, double Radians = 0)
{
    private const int PointsPerSide = 8;

    /// <summary>Electrons of the pixel at (x, y), and how they change with the centre's x and y.</summary>
    public (double Light, double SlopeX, double SlopeY) At(double x, double y)
    {
        double ratio = Math.Pow(1 - Eccentricity * Eccentricity, 0.25);
        double scale = FwhmPixels / 2 / Math.Sqrt(Math.Pow(2, 1 / Exponent) - 1), major = scale / ratio, minor = scale * ratio;
        var (sin, cos) = Math.SinCos(Radians);
        double dx = x - X, dy = y - Y, distance = Math.Sqrt(dx * dx + dy * dy);
        int points = distance > 4 * FwhmPixels + 2 ? 2 : FwhmPixels > 4 || distance > 4 ? 4 : PointsPerSide;
        double light = 0, slopeX = 0, slopeY = 0;
        for (int j = 0; j < points; j++)
            for (int i = 0; i < points; i++)
            {
                double px = dx + (i + 0.5) / points - 0.5, py = dy + (j + 0.5) / points - 0.5;
                double u = (px * cos + py * sin) / major, v = (py * cos - px * sin) / minor, inner = 1 + u * u + v * v;
                double value = Math.Pow(inner, -Exponent), slope = 2 * Exponent * value / inner;
                light += value;
                slopeX += slope * (u * cos / major - v * sin / minor);
                slopeY += slope * (u * sin / major + v * cos / minor);
            }

        double top = Electrons * (Exponent - 1) / (Math.PI * scale * scale) / (points * points);
        return (top * light, top * slopeX, top * slopeY);
    }
}
