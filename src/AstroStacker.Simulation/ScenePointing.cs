using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>Where a light sees the scene: the telescope's pointing, the turn of the sky, the lens.</summary>
internal static class ScenePointing
{
    /// <summary>The pole stands so far above the middle of the frame.</summary>
    private const double PoleDegrees = 50;

    /// <summary>From scene positions to full-sensor pixels of light <paramref name="index"/>.</summary>
    /// <param name="options">The night.</param>
    /// <param name="index">Of the light.</param>
    /// <param name="dx">Shift of this light, pixels.</param>
    /// <param name="dy">The same, downwards.</param>
    public static Transform Of(NightOptions options, int index, double dx, double dy)
    {
        double centreX = options.MarginPixels + (options.WidthPixels - 1) / 2.0;
        double centreY = options.MarginPixels + (options.HeightPixels - 1) / 2.0;
        double angle = options.RotationDegrees * index * Math.PI / 180;
        if (options.FlipFrom is { } flip && index >= flip) angle += Math.PI;
        var (sin, cos) = PortableMath.SinCos(angle);
        var turned = new Transform([cos, -sin, 0, sin, cos, 0, 0, 0, 1]);
        double tilt = options.Perspective * index / Math.Max(1, options.LightCount - 1) / options.WidthPixels;
        var tilted = new Transform([1, 0, 0, 0, 1, 0, tilt, 0, 1]);
        var seen = Transform.Shift(-centreX, -centreY).Then(tilted).Then(turned);
        if (options.SkyTurnDegrees != 0) seen = seen.Then(SkyTurn(options, index));
        if (IsScaled(options, index))
            seen = seen.Then(new Transform([options.ScaleFactor, 0, 0, 0, options.ScaleFactor, 0, 0, 0, 1]));
        var ideal = seen.Then(Transform.Shift(centreX + dx, centreY + dy));
        return Lens(options, centreX, centreY) is { } lens ? new Transform([.. ideal.Matrix], null, lens) : ideal;
    }

    /// <summary>True where a light has the second focal length.</summary>
    public static bool IsScaled(NightOptions options, int index) => options.ScaleFrom is { } from && index >= from;

    /// <summary>The lens, its unit half the visible area's diagonal; null for a perfect one.</summary>
    private static LensModel? Lens(NightOptions options, double centreX, double centreY)
    {
        if (options.Barrel == 0 && options.BarrelWave == 0) return null;
        double width = options.WidthPixels, height = options.HeightPixels;
        return new LensModel(
            centreX, centreY, Math.Sqrt(width * width + height * height) / 2, -options.Barrel, -options.BarrelWave);
    }

    /// <summary>
    /// K R K^-1 about the frame's centre, with R by Rodrigues' formula about the pole's axis (0, -sin, cos) and K the focal
    /// length: how a camera that stands still sees the sky turn.
    /// </summary>
    private static Transform SkyTurn(NightOptions options, int index)
    {
        double focal = options.FocalWidths * options.WidthPixels;
        var (s, c) = PortableMath.SinCos(options.SkyTurnDegrees * index * Math.PI / 180);
        var (y, z) = PortableMath.SinCos(PoleDegrees * Math.PI / 180);
        y = -y;
        double rest = 1 - c;
        return new Transform([
            c, -s * z, focal * s * y,
            s * z, c + rest * y * y, focal * rest * y * z,
            -s * y / focal, rest * y * z / focal, c + rest * z * z]);
    }
}
