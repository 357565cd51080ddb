namespace AstroStacker.Resampling.Drizzle;

/// <summary>Of the samples of one colour in a mosaic of any pattern.</summary>
internal static class ColourMask
{
    /// <summary>keep[i] = the window's weight of sample i where it is of the window's colour, else 0.</summary>
    public static void Fill(in DrizzleWindow window, Span<float> keep)
    {
        var (cfa, area) = (window.Cfa!, window.Area);
        Span<float> row = stackalloc float[cfa.RepeatWidth];
        for (int y = 0; y < area.Height; y++)
        {
            for (int x = 0; x < row.Length; x++)
                row[x] = cfa.ColourAt(area.X + x, area.Y + y) == window.Colour ? 1 : 0;
            var line = keep.Slice(y * area.Width, area.Width);
            for (int x = 0, phase = 0; x < line.Length; x++, phase = phase + 1 == row.Length ? 0 : phase + 1)
                line[x] = row[phase];
            if (window.Keep.IsEmpty) continue;
            var given = window.Keep.Slice(y * area.Width, area.Width);
            for (int x = 0; x < line.Length; x++) line[x] *= given[x];
        }
    }
}
