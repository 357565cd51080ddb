using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>Makes a gain map of a flat whose own bias is off.</summary>
public static class FlatField
{
    /// <summary>Share cut at each end before the mean is taken (WBPP trims 5 % in all).</summary>
    private const double TrimShare = 0.025;

    /// <summary>A sample below this share of its colour's mean is dead: it gets gain 1 and is counted.</summary>
    private const float DeadShare = 0.02f;

    /// <summary>Rows that a thread takes at a time.</summary>
    private const int BandRows = 64;

    /// <summary>
    /// gain = mean of its colour / sample, in place; both greens share one mean, so that a flat tints nothing and
    /// changes no level. Returns the number of dead samples, which keep gain 1.
    /// </summary>
    /// <param name="flat">Flat minus its bias, ADU, over <paramref name="area"/>.</param>
    /// <param name="area">Full-sensor coordinates of the flat.</param>
    /// <param name="counted">The part that sees light: only its dead samples count.</param>
    /// <param name="cfa">The mosaic's pattern, or null.</param>
    /// <param name="means">The level of each colour, see <see cref="ColourMeans"/>.</param>
    /// <param name="threads">Bands of rows at a time; no effect on the result.</param>
    public static long ToGain(
        Memory<float> flat, PixelRectangle area, PixelRectangle counted, CfaPattern? cfa, IReadOnlyList<double> means, int threads)
    {
        long dead = 0;
        Rows.ForEach((area.Height + BandRows - 1) / BandRows, threads, CancellationToken.None, band =>
        {
            long count = 0;
            for (int y = band * BandRows; y < Math.Min(area.Height, (band + 1) * BandRows); y++)
            {
                var colours = ColoursOfRow(cfa, area.X, area.Y + y);
                double[] levels = [.. colours.Select(colour => means[colour])];
                count += ToGain(flat.Span.Slice(y * area.Width, area.Width), area.X, area.Y + y, counted, levels);
            }

            Interlocked.Add(ref dead, count);
        });
        return dead;
    }

    /// <summary>Trimmed mean of each colour, ADU.</summary>
    /// <param name="flat">As above.</param>
    /// <param name="area">As above.</param>
    /// <param name="counted">The part that sees light: only it makes the means.</param>
    /// <param name="cfa">As above.</param>
    /// <param name="threads">As above.</param>
    public static double[] ColourMeans(
        ReadOnlyMemory<float> flat, PixelRectangle area, PixelRectangle counted, CfaPattern? cfa, int threads)
    {
        var part = counted.Intersect(area);
        var all = Histograms(cfa);
        Rows.ForEach(
            (part.Height + BandRows - 1) / BandRows, threads, CancellationToken.None, () => Histograms(cfa),
            (band, own) =>
            {
                for (int y = part.Y + band * BandRows; y < Math.Min(part.Bottom, part.Y + (band + 1) * BandRows); y++)
                {
                    var colours = ColoursOfRow(cfa, part.X, y);
                    var row = flat.Span.Slice((y - area.Y) * area.Width + part.X - area.X, part.Width);
                    for (int first = 0; first < colours.Length; first++)
                        for (int x = first; x < row.Length; x += colours.Length) own[colours[first]].Add(row[x]);
                }
            },
            own =>
            {
                lock (all)
                    for (int colour = 0; colour < all.Length; colour++) all[colour].Add(own[colour]);
            });
        return Array.ConvertAll(all, histogram => histogram.TrimmedMean(TrimShare));
    }

    private static long ToGain(Span<float> row, int left, int y, PixelRectangle counted, double[] levels)
    {
        long dead = 0;
        for (int first = 0; first < levels.Length; first++)
        {
            double level = levels[first], least = DeadShare * level;
            for (int x = first; x < row.Length; x += levels.Length)
            {
                ref float sample = ref row[x];
                if (!(sample > least) && counted.Contains(left + x, y)) dead++;
                sample = sample > least ? (float)(level / sample) : 1;
            }
        }

        return dead;
    }

    /// <summary>The colours of one repeat of the pattern along a row, from column <paramref name="x"/> on.</summary>
    private static int[] ColoursOfRow(CfaPattern? cfa, int x, int y) =>
        [.. Enumerable.Range(x, cfa?.RepeatWidth ?? 1).Select(column => cfa?.ColourAt(column, y) ?? 0)];

    private static LevelHistogram[] Histograms(CfaPattern? cfa) =>
        [.. Enumerable.Range(0, cfa?.ColourCount ?? 1).Select(_ => new LevelHistogram())];
}
