using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>
/// A camera whose view is too wide to take the sky for a plane: stars stand on a sphere, lights see it turned about a pole
/// or re-pointed. The scene is what an ideal camera would see with the first light's pointing.
/// </summary>
internal static class WideSky
{
    /// <summary>Direction of the pole: so far from the camera's axis, upwards.</summary>
    private const double PoleDegrees = 50;

    /// <summary>Stars are drawn no farther from the axis: there the scene's plane ends.</summary>
    private const double MostDegrees = 85;

    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>The lens of the camera, or null for one that doesn't distort.</summary>
    public static LensModel? Lens(NightOptions options)
    {
        if (options.LensK1 == 0 && options.LensK2 == 0) return null;
        var (x, y) = Centre(options);
        return new LensModel(
            x + options.LensOffsetPixels, y - options.LensOffsetPixels / 2, HalfDiagonal(options), options.LensK1, options.LensK2);
    }

    /// <summary>The turn of the sky before a light, in the scene's ideal pixels.</summary>
    public static Transform Turn(NightOptions options, int index)
    {
        double repoint = options.RepointFrom is { } from && index >= from ? options.RepointDegrees : 0;
        double[] turn = Product(
            AboutVertical(repoint * RadiansPerDegree), AboutPole(index * options.SkyTurnDegrees * RadiansPerDegree));
        double f = FocalPixels(options);
        var (x, y) = Centre(options);
        // K R K^-1 with K = (f 0 x, 0 f y, 0 0 1).
        double[] seen = Product(Product([f, 0, x, 0, f, y, 0, 0, 1], turn), [1 / f, 0, -x / f, 0, 1 / f, -y / f, 0, 0, 1]);
        return new Transform(seen);
    }

    /// <summary>A place of the scene, drawn evenly from all directions that any light may see.</summary>
    public static (double X, double Y) Place(NightOptions options, SeededRandom random)
    {
        double reach = Math.Min(MostDegrees, options.ViewDegrees / 2 + 5
            + Math.Abs(options.SkyTurnDegrees) * options.LightCount + Math.Abs(options.RepointDegrees));
        var (_, least) = PortableMath.SinCos(reach * RadiansPerDegree);
        double depth = random.NextDouble(least, 1), across = Math.Sqrt(1 - depth * depth);
        var (sin, cos) = PortableMath.SinCos(2 * Math.PI * random.NextDouble());
        double f = FocalPixels(options);
        var (x, y) = Centre(options);
        return (x + f * across * cos / depth, y + f * across * sin / depth);
    }

    /// <summary>What of a homography's free sign makes it see the frame's middle before the camera.</summary>
    public static double[] Oriented(Transform sceneToFrame, NightOptions options)
    {
        double[] m = [.. sceneToFrame.Matrix];
        var (x, y) = Centre(options);
        var (sceneX, sceneY) = sceneToFrame.Inverse().Map(x, y);
        if (m[6] * sceneX + m[7] * sceneY + m[8] < 0)
            for (int k = 0; k < 9; k++) m[k] = -m[k];
        return m;
    }

    private static (double X, double Y) Centre(NightOptions options) => (
        options.MarginPixels + (options.WidthPixels - 1) / 2.0, options.MarginPixels + (options.HeightPixels - 1) / 2.0);

    private static double HalfDiagonal(NightOptions options) => Math.Sqrt(
        (double)options.WidthPixels * options.WidthPixels + (double)options.HeightPixels * options.HeightPixels) / 2;

    private static double FocalPixels(NightOptions options)
    {
        var (sin, cos) = PortableMath.SinCos(options.ViewDegrees / 2 * RadiansPerDegree);
        return HalfDiagonal(options) * cos / sin;
    }

    private static double[] AboutVertical(double radians)
    {
        var (s, c) = PortableMath.SinCos(radians);
        return [c, 0, s, 0, 1, 0, -s, 0, c];
    }

    /// <summary>A turn about an axis (Rodrigues 1840).</summary>
    private static double[] AboutPole(double radians)
    {
        var (s, c) = PortableMath.SinCos(radians);
        var (up, ahead) = PortableMath.SinCos(PoleDegrees * RadiansPerDegree);
        double y = -up, z = ahead;
        return [c, -z * s, y * s, z * s, c + y * y * (1 - c), y * z * (1 - c), -y * s, y * z * (1 - c), c + z * z * (1 - c)];
    }

    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[9];
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++)
                product[3 * row + column] =
                    a[3 * row] * b[column] + a[3 * row + 1] * b[3 + column] + a[3 * row + 2] * b[6 + column];
        return product;
    }
}
