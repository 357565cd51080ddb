using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Tests.Registration.Lenses;

/// <summary>
/// A camera under the stars, without a sensor: directions on the sphere go to pixels through a lens of any kind. The true
/// place of a star on each frame comes from the sphere alone, not from the product's transforms.
/// </summary>
internal sealed class WideCamera
{
    public const int Width = 1500, Height = 1000;

    private readonly (double X, double Y, double Z, double Electrons)[] _stars;
    private readonly Func<double, double> _radiusOfAngle;
    private readonly double _error;
    private readonly ulong _seed;

    /// <param name="radiusOfAngle">Pixels from the centre for an angle from the axis in radians; NaN beyond the field.</param>
    /// <param name="stars">Stars over the whole sphere's half around the axis.</param>
    /// <param name="errorPixels">Of the faintest star in x and y.</param>
    /// <param name="seed">Of stars and errors.</param>
    public WideCamera(Func<double, double> radiusOfAngle, int stars, double errorPixels, ulong seed = 1)
    {
        (_radiusOfAngle, _error, _seed) = (radiusOfAngle, errorPixels, seed);
        var random = new SeededRandom(seed, 0);
        _stars = new (double, double, double, double)[stars];
        for (int i = 0; i < stars; i++)
        {
            double z = random.NextDouble(-0.3, 1), angle = random.NextDouble(0, 2 * Math.PI), r = Math.Sqrt(1 - z * z);
            _stars[i] = (r * Math.Cos(angle), r * Math.Sin(angle), z, 1 / random.NextDouble(0.01, 1));
        }
    }

    /// <summary>A rectilinear lens of a focal length in pixels that shows r (1 - barrel (r / 901)^2) for r.</summary>
    public static Func<double, double> Barrel(double focalPixels, double barrel) => angle =>
    {
        if (angle > 1.3) return double.NaN;
        double r = focalPixels * Math.Tan(angle), q = r / 901.4;
        return q > 1.6 ? double.NaN : r * (1 - barrel * q * q);
    };

    /// <summary>A fisheye whose radius goes with the angle.</summary>
    public static Func<double, double> Fisheye(double focalPixels) => angle => focalPixels * angle;

    /// <summary>A turn about the pole, which stands at some angle from the camera's axis.</summary>
    public static double[] Turn(double degrees, double poleDegrees)
    {
        double pole = poleDegrees * Math.PI / 180, t = degrees * Math.PI / 180, c = Math.Cos(t), s = Math.Sin(t);
        double px = 0.3 * Math.Sin(pole), py = Math.Sqrt(1 - 0.09) * Math.Sin(pole), pz = Math.Cos(pole);
        return
        [
            c + px * px * (1 - c), px * py * (1 - c) - pz * s, px * pz * (1 - c) + py * s,
            py * px * (1 - c) + pz * s, c + py * py * (1 - c), py * pz * (1 - c) - px * s,
            pz * px * (1 - c) - py * s, pz * py * (1 - c) + px * s, c + pz * pz * (1 - c),
        ];
    }

    /// <summary>The stars a frame shows with the camera turned so, brightest first, with errors.</summary>
    public List<Star> Frame(double[] turn, ulong number)
    {
        var random = new SeededRandom(_seed, 1 + number);
        var seen = new List<Star>();
        foreach (var (sx, sy, sz, electrons) in _stars)
        {
            var (x, y) = Place(turn, sx, sy, sz);
            double error = _error / Math.Sqrt(electrons) + 0.003;
            (x, y) = (x + error * random.NextNormal(), y + error * random.NextNormal());
            if (x is >= 0 and < Width && y is >= 0 and < Height)
                seen.Add(new Star(x, y, (float)electrons, (float)electrons, 2.8f, (float)error, false));
        }

        return [.. seen.OrderByDescending(star => star.Flux).Take(600)];
    }

    /// <summary>Where a pixel of one frame lies on another, by way of the sphere; null where it lies on neither.</summary>
    public (double X, double Y)? Between(double[] from, double[] to, double x, double y)
    {
        double dx = x - (Width - 1) / 2.0, dy = y - (Height - 1) / 2.0, r = Math.Sqrt(dx * dx + dy * dy);
        double low = 0, high = 1.57;
        for (int i = 0; i < 80; i++)
        {
            double middle = (low + high) / 2, radius = _radiusOfAngle(middle);
            if (double.IsNaN(radius) || radius > r) high = middle;
            else low = middle;
        }

        if (!(Math.Abs(_radiusOfAngle(low) - r) < 1e-3)) return null;
        double s = r == 0 ? 0 : Math.Sin(low) / r, vx = dx * s, vy = dy * s, vz = Math.Cos(low);
        double wx = from[0] * vx + from[3] * vy + from[6] * vz, wy = from[1] * vx + from[4] * vy + from[7] * vz;
        double wz = from[2] * vx + from[5] * vy + from[8] * vz;
        var place = Place(to, wx, wy, wz);
        return place.X is >= 0 and < Width && place.Y is >= 0 and < Height ? place : null;
    }

    private (double X, double Y) Place(double[] m, double x, double y, double z)
    {
        double vx = m[0] * x + m[1] * y + m[2] * z, vy = m[3] * x + m[4] * y + m[5] * z, vz = m[6] * x + m[7] * y + m[8] * z;
        double across = Math.Sqrt(vx * vx + vy * vy), radius = _radiusOfAngle(Math.Atan2(across, vz));
        double scale = across == 0 ? 0 : radius / across;
        return ((Width - 1) / 2.0 + vx * scale, (Height - 1) / 2.0 + vy * scale);
    }
}
