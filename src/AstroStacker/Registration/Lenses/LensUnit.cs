using AstroStacker.Imaging;

namespace AstroStacker.Registration.Lenses;

/// <summary>Coordinates in which the frame's centre is 0 and half its diagonal is 1.</summary>
internal readonly record struct LensUnit(double CentreX, double CentreY, double RadiusPixels)
{
    public static LensUnit Of(PixelRectangle area) => new(
        area.X + (area.Width - 1) / 2.0, area.Y + (area.Height - 1) / 2.0,
        Math.Sqrt((double)area.Width * area.Width + (double)area.Height * area.Height) / 2);

    public (double X, double Y) FromPixels(double x, double y) =>
        ((x - CentreX) / RadiusPixels, (y - CentreY) / RadiusPixels);

    public PointPair FromPixels(in PointPair pair)
    {
        var (x, y) = FromPixels(pair.X, pair.Y);
        var (u, v) = FromPixels(pair.U, pair.V);
        return new PointPair(x, y, u, v, pair.Variance / (RadiusPixels * RadiusPixels));
    }

    /// <summary>A lens of unit coordinates in pixels.</summary>
    public LensModel ToPixels(LensModel lens) => new(
        CentreX + RadiusPixels * lens.CentreX, CentreY + RadiusPixels * lens.CentreY,
        RadiusPixels * lens.RadiusPixels, lens.K1, lens.K2, lens.K3, lens.K4);

    /// <summary>A homography of unit coordinates in pixels, lenses about it.</summary>
    public Transform ToPixels(ReadOnlySpan<double> m, LensModel? lens)
    {
        double r = RadiusPixels, x = CentreX, y = CentreY;
        // C H C^-1 with C the way from units to pixels; the sign of w is kept.
        double[] h = [
            r * m[0] + x * m[6], r * m[1] + x * m[7], r * m[2] + x * m[8],
            r * m[3] + y * m[6], r * m[4] + y * m[7], r * m[5] + y * m[8],
            m[6], m[7], m[8]];
        for (int row = 0; row < 9; row += 3)
            (h[row], h[row + 1], h[row + 2]) =
                (h[row] / r, h[row + 1] / r, h[row + 2] - (h[row] * x + h[row + 1] * y) / r);
        return new Transform(h, lens, lens);
    }

    /// <summary>The homography of a transform of pixels in unit coordinates, its ninth number 1.</summary>
    public double[] FromPixels(Transform transform)
    {
        var toPixels = new Transform([RadiusPixels, 0, CentreX, 0, RadiusPixels, CentreY, 0, 0, 1]);
        return [.. toPixels.Then(new Transform([.. transform.Matrix])).Then(toPixels.Inverse()).Matrix];
    }
}
