using AstroStacker.Imaging;

namespace AstroStacker.Integration;

/// <summary>Leaves out what a trail covers.</summary>
public static class TrailMask
{
    /// <summary>
    /// Sets the weights of the pixels whose centres lie within a band to 0: no farther from the line between its two points than
    /// its half width.
    /// </summary>
    /// <param name="bands">On the output grid.</param>
    /// <param name="area">Pixels of the output grid.</param>
    /// <param name="weights">One frame's, row by row.</param>
    /// <returns>False where no band comes near the area.</returns>
    public static bool Clear(IReadOnlyList<TrailBand> bands, PixelRectangle area, Span<float> weights)
    {
        bool isNear = false;
        foreach (var band in bands)
        {
            if (!Reaches(band, area)) continue;
            isNear = true;
            for (int y = 0; y < area.Height; y++)
                for (int x = 0; x < area.Width; x++)
                    if (SquaredDistance(band, area.X + x, area.Y + y) <= band.HalfWidthPixels * band.HalfWidthPixels)
                        weights[y * area.Width + x] = 0;
        }

        return isNear;
    }

    private static bool Reaches(TrailBand band, PixelRectangle area)
    {
        double middleX = area.X + (area.Width - 1) / 2.0, middleY = area.Y + (area.Height - 1) / 2.0;
        double reach = band.HalfWidthPixels + Math.Sqrt((double)area.Width * area.Width + (double)area.Height * area.Height) / 2;
        return SquaredDistance(band, middleX, middleY) <= reach * reach;
    }

    /// <summary>From a pixel to the nearest place of the line between the two points.</summary>
    private static double SquaredDistance(TrailBand band, double x, double y)
    {
        double alongX = band.X1 - band.X0, alongY = band.Y1 - band.Y0, square = alongX * alongX + alongY * alongY;
        double share = square == 0 ? 0 : Math.Clamp(((x - band.X0) * alongX + (y - band.Y0) * alongY) / square, 0, 1);
        double dx = x - band.X0 - share * alongX, dy = y - band.Y0 - share * alongY;
        return dx * dx + dy * dy;
    }
}
