using System.Text.Json.Serialization;

namespace AstroStacker.Imaging;

/// <summary>
/// The radial distortion of a lens. With s the distance from the centre over <see cref="RadiusPixels"/>, a pixel at
/// (centre + d) sees the ray (d, f) with f = 1 + K1 s^2 + K2 s^4 + K3 s^6 + K4 s^8: the plane's ideal place is centre + d / f (the
/// division model of Fitzgibbon 2001, carried on by Scaramuzza 2006). Negative K1 is barrel distortion: -0.04 draws a
/// point at the radius 4 % inwards. A fisheye sees rays beyond 90 degrees, where f is negative; they have no ideal place.
/// </summary>
public sealed record LensModel
{
    /// <summary>Nothing is said beyond so many radii, nor where distortion would fold the picture over.</summary>
    private const double MostReach = 2;

    private const int ReachSteps = 256;

    private const int MostIterations = 60;

    /// <summary>Change of s, as a share of it, that is lost in rounding.</summary>
    private const double Settled = 2e-16;

    public LensModel(double centreX, double centreY, double radiusPixels, double k1, double k2, double k3 = 0, double k4 = 0)
    {
        if (!(radiusPixels > 0) || !double.IsFinite(radiusPixels))
            throw new ArgumentOutOfRangeException(nameof(radiusPixels), radiusPixels, "The radius is not positive.");
        (CentreX, CentreY, RadiusPixels) = (centreX, centreY, radiusPixels);
        (K1, K2, K3, K4) = (k1, k2, k3, k4);
        Reach = FindReach();
    }

    public double CentreX { get; }

    public double CentreY { get; }

    /// <summary>The distance from the centre at which s is 1, usually half the frame's diagonal.</summary>
    public double RadiusPixels { get; }

    public double K1 { get; }

    public double K2 { get; }

    public double K3 { get; }

    public double K4 { get; }

    /// <summary>The largest s the model speaks of: at most 2, and below that where the angle stops growing with s.</summary>
    [JsonIgnore]
    public double Reach { get; }

    /// <summary>
    /// From a pixel to the ray it sees, in homogeneous pixels: (X / W, Y / W) is the ideal place where W is above 0.
    /// NaN beyond the reach.
    /// </summary>
    public (double X, double Y, double W) Ray(double x, double y)
    {
        double dx = x - CentreX, dy = y - CentreY, square = (dx * dx + dy * dy) / (RadiusPixels * RadiusPixels);
        if (!(square <= Reach * Reach)) return (double.NaN, double.NaN, double.NaN);
        double depth = Depth(square);
        return (CentreX * depth + dx, CentreY * depth + dy, depth);
    }

    /// <summary>The pixel that sees a ray, by Newton's method between safe bounds; NaN where none does.</summary>
    public (double X, double Y) Pixel(double x, double y, double w)
    {
        double dx = (x - CentreX * w) / RadiusPixels, dy = (y - CentreY * w) / RadiusPixels;
        double across = Math.Sqrt(dx * dx + dy * dy);
        if (!(Reach * w - across * Depth(Reach * Reach) >= 0)) return (double.NaN, double.NaN);
        if (across == 0) return (CentreX, CentreY);
        double share = RadiusPixels * Solve(across, w) / across;
        return (CentreX + dx * share, CentreY + dy * share);
    }

    /// <summary>From an ideal place to the pixel that sees it; NaN beyond the reach.</summary>
    public (double X, double Y) Distort(double x, double y) => Pixel(x, y, 1);

    /// <summary>From a pixel to the ideal place it sees; NaN beyond the reach and from 90 degrees on.</summary>
    public (double X, double Y) Undistort(double x, double y)
    {
        var (rayX, rayY, w) = Ray(x, y);
        return w > 0 ? (rayX / w, rayY / w) : (double.NaN, double.NaN);
    }

    /// <summary>The same lens in a picture that is <paramref name="scale"/> times as large and centred elsewhere.</summary>
    public LensModel Moved(double centreX, double centreY, double scale) =>
        new(centreX, centreY, RadiusPixels * scale, K1, K2, K3, K4);

    /// <summary>f of s squared.</summary>
    private double Depth(double square) => 1 + square * (K1 + square * (K2 + square * (K3 + square * K4)));

    /// <summary>s with s w = across f(s): the angle of the ray grows with s, so there is one.</summary>
    private double Solve(double across, double w)
    {
        double low = 0, high = Reach, s = w > 0 ? Math.Min(across / w, high) : high / 2;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double square = s * s, value = s * w - across * Depth(square);
            if (value > 0) high = s;
            else low = s;
            double slope = w - across * 2 * s * (K1 + square * (2 * K2 + square * (3 * K3 + square * 4 * K4)));
            double next = s - value / slope;
            if (!(next >= low && next <= high)) next = (low + high) / 2;
            double change = Math.Abs(next - s);
            s = next;
            if (change <= Settled * s) break;
        }

        return s;
    }

    /// <summary>Where f - s f' = 1 - K1 u - 3 K2 u^2 - 5 K3 u^3 - 7 K4 u^4, u = s^2, first falls to nothing.</summary>
    private double FindReach()
    {
        const double most = MostReach * MostReach;
        double Growth(double u) => 1 - u * (K1 + u * (3 * K2 + u * (5 * K3 + u * 7 * K4)));
        for (int step = 1; step <= ReachSteps; step++)
        {
            if (Growth(most * step / ReachSteps) > 0) continue;
            double low = most * (step - 1) / ReachSteps, high = most * step / ReachSteps;
            for (int halving = 0; halving < MostIterations; halving++)
            {
                double middle = (low + high) / 2;
                if (Growth(middle) > 0) low = middle;
                else high = middle;
            }

            return Math.Sqrt(low);
        }

        return MostReach;
    }
}
