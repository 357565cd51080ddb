namespace AstroStacker.Simulation;

/// <summary>The two colour filters that take turns in a sensor row: 0 red, 1 green, 2 blue. Mono is green all over.</summary>
internal readonly record struct RowFilters(int Even, int Odd)
{
    /// <summary>Those of full-sensor row <paramref name="y"/>.</summary>
    public static RowFilters Of(NightOptions options, int y)
    {
        if (options.IsMono) return new RowFilters(1, 1);
        int row = ((y - options.MarginPixels) & 1) * 2, first = options.MarginPixels & 1;
        return new RowFilters(Colour(options.Cfa[row + first]), Colour(options.Cfa[row + (first ^ 1)]));
    }

    /// <summary>That of a full-sensor column.</summary>
    public int At(int x) => (x & 1) == 0 ? Even : Odd;

    private static int Colour(char letter) => "RGB".IndexOf(letter);
}
