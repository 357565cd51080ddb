using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>The geometry of bringing a frame onto the output grid.</summary>
public static class Warp
{
    /// <summary>Side of the blocks, in output pixels, inside which approximations of the geometry are fixed.</summary>
    public const int BlockPixels = 64;

    /// <summary>Distance of the places at which a tile behind a lens is looked at, output pixels.</summary>
    private const int LensStepPixels = 16;

    /// <summary>
    /// The window of the frame that a tile needs: its corners mapped (behind a lens a mesh of places, as lines bend),
    /// grown by <paramref name="marginPixels"/> and cut to <paramref name="valid"/>. Empty where the tile sees nothing of
    /// the frame.
    /// </summary>
    public static PixelRectangle SourceArea(Transform outputToFrame, PixelRectangle tile, int marginPixels, PixelRectangle valid)
    {
        int stepX = Math.Max(1, tile.Width - 1), stepY = Math.Max(1, tile.Height - 1);
        if (outputToFrame.HasLens) (stepX, stepY) = (Math.Min(stepX, LensStepPixels), Math.Min(stepY, LensStepPixels));
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        bool isWhole = true;
        for (int y = tile.Y; y < tile.Bottom; y = Next(y, stepY, tile.Bottom))
            for (int x = tile.X; x < tile.Right; x = Next(x, stepX, tile.Right))
            {
                var (sx, sy) = outputToFrame.Map(x, y);
                isWhole &= !double.IsNaN(sx);
                if (double.IsNaN(sx) && outputToFrame.HasLens) continue;
                left = Math.Min(left, sx);
                top = Math.Min(top, sy);
                right = Math.Max(right, sx);
                bottom = Math.Max(bottom, sy);
            }

        if (left > right) return new PixelRectangle(valid.X, valid.Y, 0, 0);
        if (outputToFrame.HasLens) marginPixels += isWhole ? 1 : 4 * LensStepPixels;
        const double far = 1e8;
        int x0 = (int)Math.Floor(Math.Clamp(left, -far, far)) - marginPixels;
        int y0 = (int)Math.Floor(Math.Clamp(top, -far, far)) - marginPixels;
        int x1 = (int)Math.Ceiling(Math.Clamp(right, -far, far)) + marginPixels + 1;
        int y1 = (int)Math.Ceiling(Math.Clamp(bottom, -far, far)) + marginPixels + 1;
        return new PixelRectangle(x0, y0, x1 - x0, y1 - y0).Intersect(valid);
    }

    /// <summary>Throws <see cref="ArgumentException"/> where a tile does not start at a block, or a source lies outside.</summary>
    internal static void CheckAreas(PixelRectangle source, PixelRectangle valid, PixelRectangle tile)
    {
        if (!source.IsEmpty && !valid.Contains(source))
            throw new ArgumentException($"{source} lies outside {valid}.", nameof(source));
        if (tile.X % BlockPixels != 0 || tile.Y % BlockPixels != 0)
            throw new ArgumentException($"{tile} does not start at a multiple of {BlockPixels}.", nameof(tile));
    }

    /// <summary>One step on, the last place always among them.</summary>
    private static int Next(int at, int step, int end) => at < end - 1 ? Math.Min(at + step, end - 1) : end;
}
