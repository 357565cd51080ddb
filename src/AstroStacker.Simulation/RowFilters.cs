namespace AstroStacker.Simulation;

/// <summary>
/// The colour filters that take turns in a sensor row, two or six: 0 red, 1 green, 2 blue. Mono is green all over.
/// </summary>
internal readonly record struct RowFilters(int Even, int Odd, int[]? Six = null)
{
    /// <summary>Those of full-sensor row <paramref name="y"/>.</summary>
    public static RowFilters Of(NightOptions options, int y)
    {
        if (options.IsMono) return new RowFilters(1, 1);
        int margin = options.MarginPixels;
        if (options.Cfa == MosaicColours.XTrans) return new RowFilters(1, 1, MosaicColours.XTransRow(-margin, y - margin));
        int row = ((y - margin) & 1) * 2, first = margin & 1;
        return new RowFilters(Colour(options.Cfa[row + first]), Colour(options.Cfa[row + (first ^ 1)]));
    }

    /// <summary>That of a full-sensor column.</summary>
    public int At(int x) => Six is null ? (x & 1) == 0 ? Even : Odd : Six[x % 6];

    private static int Colour(char letter) => "RGB".IndexOf(letter);
}
