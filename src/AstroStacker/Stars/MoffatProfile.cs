namespace AstroStacker.Stars;

/// <summary>
/// Height of a round Moffat profile of exponent 3 and top 1, (1 + r^2 / a^2)^-3 averaged over a pixel, and its
/// derivatives by the centre's x and y and by ln a (Moffat 1969).
/// </summary>
internal readonly record struct MoffatProfile(double Value, double SlopeX, double SlopeY, double SlopeLogScale)
{
    /// <summary>Full width at half maximum of a profile of scale a = 1: 2 sqrt(2^(1/3) - 1).</summary>
    public const double FwhmPerScale = 1.0196490;

    /// <summary>Gauss-Legendre points of two a side, in pixels from the centre.</summary>
    private const double GaussPoint = 0.28867513459481287;

    /// <summary>Beyond this many squared scales the profile is smooth enough for one point a pixel.</summary>
    private const double Smooth = 6;

    /// <param name="dx">Pixel centre minus the star's, pixels.</param>
    /// <param name="dy">Pixel centre minus the star's, pixels.</param>
    /// <param name="inverseSquare">1 / a^2.</param>
    public static MoffatProfile At(double dx, double dy, double inverseSquare)
    {
        if ((dx * dx + dy * dy) * inverseSquare > Smooth) return Point(dx, dy, inverseSquare);
        var a = Point(dx - GaussPoint, dy - GaussPoint, inverseSquare);
        var b = Point(dx + GaussPoint, dy - GaussPoint, inverseSquare);
        var c = Point(dx - GaussPoint, dy + GaussPoint, inverseSquare);
        var d = Point(dx + GaussPoint, dy + GaussPoint, inverseSquare);
        return new MoffatProfile(
            (a.Value + b.Value + c.Value + d.Value) / 4, (a.SlopeX + b.SlopeX + c.SlopeX + d.SlopeX) / 4,
            (a.SlopeY + b.SlopeY + c.SlopeY + d.SlopeY) / 4,
            (a.SlopeLogScale + b.SlopeLogScale + c.SlopeLogScale + d.SlopeLogScale) / 4);
    }

    private static MoffatProfile Point(double dx, double dy, double inverseSquare)
    {
        double square =
            (dx * dx + dy * dy) * inverseSquare, u = 1 / (1 + square), value = u * u * u, slope = 6 * value * u;
        return new MoffatProfile(value, slope * dx * inverseSquare, slope * dy * inverseSquare, slope * square);
    }
}
