using AstroStacker.Imaging;

namespace AstroStacker.Report.Figures;

/// <summary>Where a frame lies beside the base.</summary>
/// <param name="Right">Where the middle of the base is found on the frame, from the frame's own middle, pixels to the right.</param>
/// <param name="Down">The same downwards.</param>
/// <param name="RotationDegrees">How the frame is turned there, x to y positive (clockwise on the screen), above -180 to 180.</param>
internal sealed record FramePlace(double Right, double Down, double RotationDegrees)
{
    public double Pixels => Math.Sqrt(Right * Right + Down * Down);

    /// <param name="referenceToFrame">From the base's pixels to the frame's.</param>
    /// <param name="area">What both see of their sensors.</param>
    /// <returns>Null where the base's middle can't be seen from the frame.</returns>
    public static FramePlace? Of(Transform referenceToFrame, PixelRectangle area)
    {
        double x = area.X + (area.Width - 1) / 2.0, y = area.Y + (area.Height - 1) / 2.0;
        var (middleX, middleY) = referenceToFrame.Map(x, y);
        var (left, leftY) = referenceToFrame.Map(x - 0.5, y);
        var (right, rightY) = referenceToFrame.Map(x + 0.5, y);
        if (!double.IsFinite(middleX) || !double.IsFinite(middleY)) return null;
        return new FramePlace(middleX - x, middleY - y, Math.Atan2(rightY - leftY, right - left) * 180 / Math.PI);
    }
}
