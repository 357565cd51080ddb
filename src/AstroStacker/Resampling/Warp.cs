using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>The geometry of bringing a frame onto the output grid.</summary>
public static class Warp
{
    /// <summary>Side of the blocks, in output pixels, inside which approximations of the geometry are fixed.</summary>
    public const int BlockPixels = 64;

    /// <summary>
    /// The window of the frame that a tile needs: its corners mapped, grown by <paramref name="marginPixels"/> and
    /// cut to <paramref name="valid"/>. Empty where the tile sees nothing of the frame.
    /// </summary>
    public static PixelRectangle SourceArea(Transform outputToFrame, PixelRectangle tile, int marginPixels, PixelRectangle valid)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        int lastX = tile.Right - 1, lastY = tile.Bottom - 1;
        foreach (var (x, y) in ((int, int)[])[(tile.X, tile.Y), (lastX, tile.Y), (tile.X, lastY), (lastX, lastY)])
        {
            var (sx, sy) = outputToFrame.Map(x, y);
            left = Math.Min(left, sx);
            top = Math.Min(top, sy);
            right = Math.Max(right, sx);
            bottom = Math.Max(bottom, sy);
        }

        const double far = 1e8;
        int x0 = (int)Math.Floor(Math.Clamp(left, -far, far)) - marginPixels;
        int y0 = (int)Math.Floor(Math.Clamp(top, -far, far)) - marginPixels;
        int x1 = (int)Math.Ceiling(Math.Clamp(right, -far, far)) + marginPixels + 1;
        int y1 = (int)Math.Ceiling(Math.Clamp(bottom, -far, far)) + marginPixels + 1;
        return new PixelRectangle(x0, y0, x1 - x0, y1 - y0).Intersect(valid);
    }
}
