using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>
/// Puts in the place of defective samples what their good neighbours of the same colour say, before demosaic: of up to four
/// opposite pairs about the pixel the mean of the one that differs least, so that the flanks of stars stay. What every
/// window holds at a place depends on the frame and the map alone.
/// </summary>
public sealed class DefectReplacement
{
    private const int MostPairs = 4;

    /// <summary>A pattern of 6x6 has pairs no further off for every phase.</summary>
    private const int LargestReach = 6;

    private readonly DefectMap _map;
    private readonly (int X, int Y)[][] _pairs;
    private readonly int _width, _height;

    /// <param name="map">The defects.</param>
    /// <param name="cfa">The frames' pattern; null for mono.</param>
    public DefectReplacement(DefectMap map, CfaPattern? cfa)
    {
        _map = map;
        (_width, _height) = (cfa?.RepeatWidth ?? 1, cfa?.RepeatHeight ?? 1);
        _pairs = [.. Enumerable.Range(0, _width * _height).Select(phase => Pairs(cfa, phase % _width, phase / _width))];
        ReachPixels = map.IsEmpty ? 0 : _pairs.Max(pairs => pairs.Max(pair => Math.Max(Math.Abs(pair.X), Math.Abs(pair.Y))));
    }

    /// <summary>
    /// How far beyond the samples that matter a window must reach on each side, unless the data end there: nearer than that
    /// to its own edge it holds something else for defects.
    /// </summary>
    public int ReachPixels { get; }

    /// <summary>Replaces the defects of a window in place.</summary>
    /// <param name="samples">Calibrated samples, row by row.</param>
    /// <param name="window">What they cover, full-sensor; may reach beyond <paramref name="valid"/>.</param>
    /// <param name="valid">The part of the sensor that holds data.</param>
    public void Apply(Span<float> samples, PixelRectangle window, PixelRectangle valid)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, checked((int)window.Area));
        var inside = window.Intersect(valid);
        for (int y = inside.Y; y < inside.Bottom; y++)
            foreach (int x in _map.ForRow(y, inside.X, inside.Right))
                if (Estimate(samples, window, inside, x, y) is { } value)
                    samples[(y - window.Y) * window.Width + x - window.X] = value;
    }

    /// <summary>
    /// The pair whose samples differ least for their distance; without a whole pair the mean of what good samples there
    /// are; null without any.
    /// </summary>
    private float? Estimate(ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle inside, int x, int y)
    {
        float best = 0, sum = 0;
        double leastGradient = double.PositiveInfinity;
        int count = 0;
        foreach (var (dx, dy) in _pairs[y % _height * _width + x % _width])
        {
            bool hasOne = IsGood(inside, x + dx, y + dy), hasOther = IsGood(inside, x - dx, y - dy);
            int at = (y - window.Y) * window.Width + x - window.X, step = dy * window.Width + dx;
            float one = hasOne ? samples[at + step] : 0, other = hasOther ? samples[at - step] : 0;
            sum += one + other;
            count += (hasOne ? 1 : 0) + (hasOther ? 1 : 0);
            double gradient = Math.Abs((double)one - other) / Math.Sqrt(dx * dx + dy * dy);
            if (!hasOne || !hasOther || !(gradient < leastGradient)) continue;
            (leastGradient, best) = (gradient, 0.5f * (one + other));
        }

        if (double.IsFinite(leastGradient)) return best;
        return count > 0 ? sum / count : null;
    }

    private bool IsGood(PixelRectangle inside, int x, int y) => inside.Contains(x, y) && !_map.Contains(x, y);

    /// <summary>One half of the nearest opposite places of the colour at a phase.</summary>
    private static (int X, int Y)[] Pairs(CfaPattern? cfa, int x, int y)
    {
        bool IsAlike(int dx, int dy) => cfa is null || cfa.ColourAt(x + dx, y + dy) == cfa.ColourAt(x, y);
        var pairs = from dy in Enumerable.Range(0, LargestReach + 1)
                    from dx in Enumerable.Range(-LargestReach, 2 * LargestReach + 1)
                    where (dy > 0 || dx > 0) && IsAlike(dx, dy) && IsAlike(-dx, -dy)
                    orderby dx * dx + dy * dy, dy, dx
                    select (dx, dy);
        return [.. pairs.Take(MostPairs)];
    }
}
