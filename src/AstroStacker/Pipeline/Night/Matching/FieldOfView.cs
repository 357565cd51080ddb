using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>How much sky a frame shows.</summary>
internal static class FieldOfView
{
    /// <summary>Degrees, where the focal length isn't known: about what a 500 mm telescope shows.</summary>
    private const double Assumed = 1;

    /// <summary>Micrometres; most sensors have from 2.4 to 6.</summary>
    private const double AssumedPixel = 4;

    /// <summary>Side in degrees of the square as large as the field: how the camera is turned is not known.</summary>
    public static double Degrees(FrameInfo info)
    {
        if (FrameSet.FocalLengthOf(info) is not { } focal) return Assumed;
        double pixel = info.Capture.PixelSizeMicrometres is > 0 and var size ? size : AssumedPixel;
        double side = Math.Sqrt((double)info.Width * info.Height) * pixel / 1000;
        return 2 * Math.Atan(side / (2 * focal)) * 180 / Math.PI;
    }

    /// <summary>Of unit length.</summary>
    public static (double X, double Y, double Z) Direction(SkyPosition position)
    {
        double ra = position.RightAscensionDegrees * Math.PI / 180, dec = position.DeclinationDegrees * Math.PI / 180;
        return (Math.Cos(dec) * Math.Cos(ra), Math.Cos(dec) * Math.Sin(ra), Math.Sin(dec));
    }

    /// <summary>The square of the straight line between two directions: grows with the angle.</summary>
    public static double SquaredChord((double X, double Y, double Z) one, (double X, double Y, double Z) other)
    {
        double x = one.X - other.X, y = one.Y - other.Y, z = one.Z - other.Z;
        return x * x + y * y + z * z;
    }

    /// <summary>That of an angle in degrees.</summary>
    public static double SquaredChord(double degrees)
    {
        double chord = 2 * Math.Sin(Math.Min(degrees, 180) * Math.PI / 360);
        return chord * chord;
    }
}
