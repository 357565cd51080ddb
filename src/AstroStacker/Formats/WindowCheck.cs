using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>What every reader asks of the window it is to copy out.</summary>
internal static class WindowCheck
{
    /// <summary>Throws an argument error for a window outside the frame or a span of another size.</summary>
    public static void Require(FrameInfo info, int plane, PixelRectangle area, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plane);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(plane, info.PlaneCount);
        if (area.IsEmpty || !info.SensorArea.Contains(area))
            throw new ArgumentOutOfRangeException(nameof(area), area, $"lies not inside {info.SensorArea}");
        ArgumentOutOfRangeException.ThrowIfNotEqual((long)length, area.Area, nameof(length));
    }
}
