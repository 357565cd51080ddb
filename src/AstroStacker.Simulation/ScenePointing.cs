using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>Where a light sees the scene: the telescope's pointing, the turn of the sky, the lens.</summary>
internal static class ScenePointing
{
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
        if (IsScaled(options, index))
            seen = seen.Then(new Transform([options.ScaleFactor, 0, 0, 0, options.ScaleFactor, 0, 0, 0, 1]));
        var plane = seen.Then(Transform.Shift(centreX + dx, centreY + dy));
        if (options.ViewDegrees > 0) plane = WideSky.Turn(options, index).Then(plane);
        return WideSky.Lens(options) is { } lens ? new Transform(WideSky.Oriented(plane, options), null, lens) : plane;
    }

    /// <summary>True where a light has the second focal length.</summary>
    public static bool IsScaled(NightOptions options, int index) => options.ScaleFrom is { } from && index >= from;
}
