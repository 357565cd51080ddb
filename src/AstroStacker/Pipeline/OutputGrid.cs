using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>The grid of the result: its size, and where its pixels lie on the reference's full sensor.</summary>
public sealed record OutputGrid(int Width, int Height, Transform ToReference)
{
    /// <summary>The used part of the reference, turned upright, with a border of a fraction of its width and height.</summary>
    /// <param name="area">Full-sensor pixels of the reference.</param>
    /// <param name="padding">Border on each side as a fraction of width and height.</param>
    /// <param name="orientation">How the picture must be turned.</param>
    /// <param name="scale">Output pixels a side of a pixel of the reference.</param>
    public static OutputGrid For(PixelRectangle area, double padding, Orientation orientation, double scale = 1)
    {
        int borderX = (int)Math.Round(area.Width * padding), borderY = (int)Math.Round(area.Height * padding);
        int width = area.Width + 2 * borderX, height = area.Height + 2 * borderY;
        bool swaps = orientation >= Orientation.Transposed;
        double right = width - 1, bottom = height - 1;
        var turn = orientation switch
        {
            Orientation.MirroredHorizontally => Turn(-1, 0, right, 0, 1, 0),
            Orientation.Rotated180 => Turn(-1, 0, right, 0, -1, bottom),
            Orientation.MirroredVertically => Turn(1, 0, 0, 0, -1, bottom),
            Orientation.Transposed => Turn(0, 1, 0, 1, 0, 0),
            Orientation.Rotated90Clockwise => Turn(0, 1, 0, -1, 0, bottom),
            Orientation.Transversed => Turn(0, -1, right, -1, 0, bottom),
            Orientation.Rotated90CounterClockwise => Turn(0, -1, right, 1, 0, 0),
            _ => Transform.Identity,
        };
        // The corners of the pixels meet, not their centres: a pixel at scale 2 is a quarter of one at scale 1.
        var toWhole = scale == 1 ? Transform.Identity : Turn(1 / scale, 0, 0.5 / scale - 0.5, 0, 1 / scale, 0.5 / scale - 0.5);
        return new OutputGrid(
            (int)((swaps ? height : width) * scale), (int)((swaps ? width : height) * scale),
            toWhole.Then(turn).Then(Transform.Shift(area.X - borderX, area.Y - borderY)));
    }

    private static Transform Turn(double a, double b, double c, double d, double e, double f) => new([a, b, c, d, e, f, 0, 0, 1]);
}
