using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>How much sky a frame shows.</summary>
internal static class FieldOfView
{
    /// <summary>Degrees, where neither pixel size nor focal length is known: about what a 500 mm telescope shows.</summary>
    public const double Assumed = 1;

    /// <summary>Side in degrees of the square as large as the field: how the camera is turned is not known.</summary>
    public static double Degrees(FrameInfo info)
    {
        if (FrameSet.FocalLengthOf(info) is not { } focal || info.Capture.PixelSizeMicrometres is not (> 0 and var pixel)) return Assumed;
        double side = Math.Sqrt((double)info.Width * info.Height) * pixel / 1000;
        return 2 * Math.Atan(side / (2 * focal)) * 180 / Math.PI;
    }

    /// <summary>The angle between two directions, degrees.</summary>
    public static double Separation(SkyPosition one, SkyPosition other)
    {
        var (ax, ay, az) = Direction(one);
        var (bx, by, bz) = Direction(other);
        double chord = Math.Sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by) + (az - bz) * (az - bz));
        return 2 * Math.Asin(Math.Min(1, chord / 2)) * 180 / Math.PI;
    }

    private static (double X, double Y, double Z) Direction(SkyPosition position)
    {
        double ra = position.RightAscensionDegrees * Math.PI / 180, dec = position.DeclinationDegrees * Math.PI / 180;
        return (Math.Cos(dec) * Math.Cos(ra), Math.Cos(dec) * Math.Sin(ra), Math.Sin(dec));
    }
}
