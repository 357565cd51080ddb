using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// Size and elongation of an elliptical profile. Its half widths at half maximum are a exp(+-h/2), with ln a the
/// <paramref name="LogScale"/> and h = |(<paramref name="Plus"/>, <paramref name="Cross"/>)|; the longer one lies at half the
/// vector's angle, as the ellipticities of weak lensing do (Bernstein and Jarvis 2002).
/// </summary>
/// <param name="LogScale">Logarithm of the half width at half maximum in pixels, the axes' geometric mean.</param>
/// <param name="Plus">Elongation along x (positive) or y (negative).</param>
/// <param name="Cross">Elongation along the diagonals x = y (positive) or x = -y (negative).</param>
internal readonly record struct ProfileShape(double LogScale, double Plus, double Cross)
{
    /// <summary>Logarithm of the ratio of the axes.</summary>
    public double Elongation => Math.Sqrt(Plus * Plus + Cross * Cross);

    /// <summary>Full width at half maximum, the geometric mean of both axes.</summary>
    public double FwhmPixels => 2 * PortableMath.Exp(LogScale);

    public static ProfileShape Round(double fwhmPixels) => new(PortableMath.Log(fwhmPixels / 2), 0, 0);

    /// <summary>
    /// The symmetric matrix T that makes the profile round and of half width 1: u = T (x, y).
    /// </summary>
    public (double XX, double XY, double YY) Whitening()
    {
        double h = Elongation, inverse = PortableMath.Exp(-LogScale), root = PortableMath.Exp(h / 2);
        double even = (root + 1 / root) / 2, odd = h < 1e-9 ? 0.5 : (root - 1 / root) / (2 * h);
        return (inverse * (even - odd * Plus), -inverse * odd * Cross, inverse * (even + odd * Plus));
    }

    /// <summary>sqrt(1 - (minor / major)^2) of an elongation (a logarithm of the axes' ratio).</summary>
    public static double Eccentricity(double elongation) =>
        Math.Sqrt(Math.Max(0, 1 - PortableMath.Exp(-2 * elongation)));

    /// <summary>Direction of the longer axis, x to y positive, -pi/2 to pi/2.</summary>
    public static double Direction(double plus, double cross) => Math.Atan2(cross, plus) / 2;
}
