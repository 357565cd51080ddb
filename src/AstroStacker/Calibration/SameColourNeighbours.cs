using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Calibration;

/// <summary>What a master's pixels should be by those about them that lie whole repetitions of the mosaic's pattern away.</summary>
internal static class SameColourNeighbours
{
    /// <summary>Repetitions to each side.</summary>
    private const int Reach = 2;

    /// <summary>The most there are: room for them is the caller's.</summary>
    public const int MostCount = 4 * Reach * (Reach + 1);

    /// <summary>Their median; 0 where there are none.</summary>
    /// <param name="map">The master.</param>
    /// <param name="area">The part of it that counts.</param>
    /// <param name="cfa">The mosaic's pattern, or null.</param>
    /// <param name="x">Full-sensor column.</param>
    /// <param name="y">Full-sensor row.</param>
    /// <param name="scratch">Room for <see cref="MostCount"/>.</param>
    public static float Median(MasterMap map, PixelRectangle area, CfaPattern? cfa, int x, int y, Span<float> scratch)
    {
        int stepX = cfa?.RepeatWidth ?? 1, stepY = cfa?.RepeatHeight ?? 1, count = 0;
        for (int dy = -Reach; dy <= Reach; dy++)
            for (int dx = -Reach; dx <= Reach; dx++)
            {
                int atX = x + dx * stepX, atY = y + dy * stepY;
                if ((dx != 0 || dy != 0) && area.Contains(atX, atY)) scratch[count++] = map.Row(atX, atY, 1)[0];
            }

        return count == 0 ? 0 : RobustStatistics.Select(scratch[..count], count / 2);
    }
}
