using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>
/// The grid of detection bins over a frame: the smallest square cells (2x2 for Bayer, mono and colour pictures, 3x3 for
/// X-Trans) that all hold the same number of samples of each colour, so that their means show no pattern.
/// </summary>
/// <param name="Size">Side of a bin in sensor pixels.</param>
/// <param name="X">Sensor column of the first bin's left samples.</param>
/// <param name="Y">Sensor row of the first bin's top samples.</param>
/// <param name="Width">Bins across.</param>
/// <param name="Height">Bins down.</param>
internal readonly record struct BinGrid(int Size, int X, int Y, int Width, int Height)
{
    public static BinGrid Over(PixelRectangle area, CfaPattern? cfa)
    {
        int longest = cfa is null ? 2 : Math.Max(2, Math.Max(cfa.RepeatWidth, cfa.RepeatHeight));
        for (int size = 2; size <= longest; size++)
            for (int shift = 0; shift < size * size; shift++)
            {
                int x = area.X + shift % size, y = area.Y + shift / size;
                if (cfa is null || IsEven(cfa, x, y, size))
                    return new BinGrid(
                        size, x, y, Math.Max(0, area.Right - x) / size, Math.Max(0, area.Bottom - y) / size);
            }

        return new BinGrid(longest, area.X, area.Y, area.Width / longest, area.Height / longest);
    }

    /// <summary>The sensor position of a place on the bin plane; (0, 0) is the centre of the first bin.</summary>
    public (double X, double Y) ToSensor(double binX, double binY) =>
        (X + (binX + 0.5) * Size - 0.5, Y + (binY + 0.5) * Size - 0.5);

    /// <summary>The same corner, bins of twice the side; what is left over at the right and below is left out.</summary>
    public BinGrid Doubled() => new(2 * Size, X, Y, Width / 2, Height / 2);

    private static bool IsEven(CfaPattern cfa, int x, int y, int size)
    {
        Span<int> first = stackalloc int[cfa.ColourCount], counts = stackalloc int[cfa.ColourCount];
        Count(cfa, x, y, size, first);
        for (int row = 0; row < cfa.RepeatHeight; row++)
            for (int column = 0; column < cfa.RepeatWidth; column++)
            {
                Count(cfa, x + column * size, y + row * size, size, counts);
                if (!counts.SequenceEqual(first)) return false;
            }

        return true;
    }

    private static void Count(CfaPattern cfa, int x, int y, int size, Span<int> counts)
    {
        counts.Clear();
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++) counts[cfa.ColourAt(x + column, y + row)]++;
    }
}
