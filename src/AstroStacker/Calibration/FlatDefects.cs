using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>
/// The pixels that no gain saves: dead, half deaf, or hot in the flat itself. A pixel is one where it lies further than half of
/// its neighbours' median away from it; vignetting and dust are wider than that neighbourhood.
/// </summary>
public static class FlatDefects
{
    /// <summary>A pixel that sees half the light has twice the noise of its neighbours' mean.</summary>
    public const float MostDeviation = 0.5f;

    /// <summary>Pixels nearer to the mean of their part of the row need no closer look: no light changes by so much along it.</summary>
    private const float Alike = 0.3f;

    private const int PartPixels = 64;

    /// <param name="flat">Its bias off, ADU.</param>
    /// <param name="visible">The part that sees light; margins are not judged.</param>
    /// <param name="cfa">The mosaic's pattern, or null.</param>
    /// <param name="threads">Rows at a time; no effect on the result.</param>
    public static DefectMap Find(MasterMap flat, PixelRectangle visible, CfaPattern? cfa, int threads)
    {
        var area = visible.Intersect(flat.Area);
        var found = new List<(int X, int Y)>[area.Height];
        Rows.ForEach(area.Height, threads, CancellationToken.None, row =>
        {
            found[row] = [];
            for (int x = area.X; x < area.Right; x += PartPixels)
                Search(flat, area, (x, area.Y + row, Math.Min(PartPixels, area.Right - x)), cfa, found[row]);
        });
        return new DefectMap(found.SelectMany(pixels => pixels));
    }

    private static void Search(
        MasterMap flat, PixelRectangle area, (int X, int Y, int Length) part, CfaPattern? cfa, List<(int X, int Y)> found)
    {
        var row = flat.Row(part.X, part.Y, part.Length);
        int step = cfa?.RepeatWidth ?? 1;
        Span<float> scratch = stackalloc float[SameColourNeighbours.MostCount];
        for (int phase = 0; phase < Math.Min(step, row.Length); phase++)
        {
            float sum = 0;
            int count = 0;
            for (int x = phase; x < row.Length; x += step, count++) sum += row[x];
            float mean = sum / count;
            for (int x = phase; x < row.Length; x += step)
            {
                if (Math.Abs(row[x] - mean) <= Alike * mean) continue;
                float expected = SameColourNeighbours.Median(flat, area, cfa, part.X + x, part.Y, scratch);
                if (Math.Abs(row[x] - expected) > MostDeviation * expected) found.Add((part.X + x, part.Y));
            }
        }
    }
}
