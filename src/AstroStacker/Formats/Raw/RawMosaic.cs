using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// What LibRaw says of the mosaic by place of the visible area, turned into tables anchored at the full sensor's
/// top-left sample and cut to their smallest repeat.
/// </summary>
internal static class RawMosaic
{
    private const uint LeafFilters = 1;
    private const uint XTransFilters = 9;

    /// <summary>
    /// Columns and rows after which LibRaw's colours repeat at the latest; null for a code it gives no meaning to.
    /// 0 is no mosaic, 1 Leaf's 16x16, 9 X-Trans, 1000 and above two bits a place of 2 columns x 8 rows.
    /// </summary>
    public static (int Width, int Height)? ColourRepeat(uint filters) => filters switch
    {
        0 => (1, 1),
        LeafFilters => (16, 16),
        XTransFilters => (6, 6),
        >= 1000 => (2, 8),
        _ => null,
    };

    /// <summary>The pattern as seen from the full sensor's first sample.</summary>
    /// <param name="indices">Colour index by place of the visible area, row by row over the repeat.</param>
    /// <param name="repeat">Size of that table.</param>
    /// <param name="letters">The letter of each colour index.</param>
    /// <param name="left">Columns before the visible area.</param>
    /// <param name="top">Rows before it.</param>
    public static CfaPattern Pattern(
        IReadOnlyList<int> indices, (int Width, int Height) repeat, string letters, int left, int top)
    {
        char[] colours = [.. indices.Select(index => letters[index])];
        var (table, width, height) = Smallest(colours, repeat.Width, repeat.Height);
        return new CfaPattern(new string(table), width, height).Shift(-left, -top);
    }

    /// <summary>
    /// The level without light: the common one, that of the place's colour index and that of the place in the file's
    /// own table; LibRaw anchors the two latter at the visible area.
    /// </summary>
    /// <param name="indices">As for <see cref="Pattern"/>; 0 throughout for a sensor without a mosaic.</param>
    /// <param name="repeat">Size of that table.</param>
    /// <param name="common">LibRaw's black, ADU.</param>
    /// <param name="blacks">LibRaw's cblack: 4 by colour index, table rows, table columns, table.</param>
    /// <param name="left">Columns before the visible area.</param>
    /// <param name="top">Rows before it.</param>
    public static BlackLevel Black(
        IReadOnlyList<int> indices, (int Width, int Height) repeat, uint common, ReadOnlySpan<uint> blacks, int left, int top)
    {
        int rows = (int)blacks[4], columns = (int)blacks[5];
        if (rows <= 0 || columns <= 0 || (long)rows * columns > blacks.Length - 6) (rows, columns) = (0, 0);
        int width = LeastCommonMultiple(repeat.Width, Math.Max(1, columns));
        int height = LeastCommonMultiple(repeat.Height, Math.Max(1, rows));
        var levels = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int visibleX = Modulo(x - left, width), visibleY = Modulo(y - top, height);
                int index = indices[visibleY % repeat.Height * repeat.Width + visibleX % repeat.Width];
                uint own = rows == 0 ? 0 : blacks[6 + visibleY % rows * columns + visibleX % columns];
                levels[y * width + x] = (float)((double)common + blacks[index & 3] + own);
            }

        var (table, tableWidth, tableHeight) = Smallest(levels, width, height);
        return new BlackLevel(table, tableWidth, tableHeight);
    }

    /// <summary>The smallest table that repeats to the given one.</summary>
    public static (T[] Table, int Width, int Height) Smallest<T>(T[] table, int width, int height) where T : IEquatable<T>
    {
        for (int h = 1; h <= height; h++)
            for (int w = 1; w <= width; w++)
                if (height % h == 0 && width % w == 0 && Repeats(table, width, height, w, h))
                {
                    var small = new T[w * h];
                    for (int i = 0; i < small.Length; i++) small[i] = table[i / w * width + i % w];
                    return (small, w, h);
                }

        return (table, width, height);
    }

    private static bool Repeats<T>(T[] table, int width, int height, int w, int h) where T : IEquatable<T>
    {
        for (int i = 0; i < width * height; i++)
            if (!table[i].Equals(table[i / width % h * width + i % width % w])) return false;
        return true;
    }

    private static int LeastCommonMultiple(int a, int b)
    {
        int x = a, y = b;
        while (y != 0) (x, y) = (y, x % y);
        return a / x * b;
    }

    private static int Modulo(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}
