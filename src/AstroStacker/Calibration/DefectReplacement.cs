using System.Runtime.CompilerServices;
using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>
/// Puts in the place of defective samples what their good neighbours of the same colour say, before demosaic: of up to four
/// opposite pairs about the pixel the mean of the one that differs least, so that the flanks of stars stay. Amid a cluster or
/// between bad columns, where all of those are defects, it is the mean of the nearest ring of good samples. What every
/// window holds at a place depends on the frame and the map alone.
/// </summary>
public sealed class DefectReplacement
{
    private const int MostPairs = 4;

    /// <summary>A pattern of 6x6 has pairs no further off for every phase.</summary>
    private const int LargestReach = 6;

    /// <summary>What has no good sample so near stays as it is: nobody knows what it should be.</summary>
    private const int LargestRingPixels = 36;

    private static readonly ConditionalWeakTable<DefectMap, DefectReplacement> s_known = [];

    private readonly DefectMap _map;
    private readonly CfaPattern? _cfa;
    private readonly (int X, int Y)[][] _pairs;
    private readonly int _width, _height;
    private readonly PixelRectangle _valid;
    private readonly int _mostRings;

    /// <param name="map">The defects.</param>
    /// <param name="cfa">The frames' pattern; null for mono.</param>
    /// <param name="valid">The part of the sensor that holds data.</param>
    public DefectReplacement(DefectMap map, CfaPattern? cfa, PixelRectangle valid)
    {
        (_map, _cfa, _valid) = (map, cfa, valid);
        (_width, _height) = (cfa?.RepeatWidth ?? 1, cfa?.RepeatHeight ?? 1);
        _pairs = [.. Enumerable.Range(0, _width * _height).Select(phase => Pairs(cfa, phase % _width, phase / _width))];
        if (map.IsEmpty) return;
        _mostRings = map.Pixels.Where(pixel => valid.Contains(pixel.X, pixel.Y) && !HasGoodPairs(pixel.X, pixel.Y))
            .Select(pixel => RingOf(pixel.X, pixel.Y)).DefaultIfEmpty(0).Max();
        ReachPixels = Math.Max(
            _pairs.Max(pairs => pairs.Max(pair => Math.Max(Math.Abs(pair.X), Math.Abs(pair.Y)))),
            _mostRings * Math.Max(_width, _height));
    }

    /// <summary>The one for frames that share a map: made once.</summary>
    public static DefectReplacement For(DefectMap map, CfaPattern? cfa, PixelRectangle valid)
    {
        if (s_known.TryGetValue(map, out var known) && known._valid == valid && Equals(known._cfa, cfa)) return known;
        var made = new DefectReplacement(map, cfa, valid);
        s_known.AddOrUpdate(map, made);
        return made;
    }

    /// <summary>
    /// How far beyond the samples that matter a window must reach on each side, unless the data end there: nearer than that
    /// to its own edge it holds something else for defects.
    /// </summary>
    public int ReachPixels { get; }

    /// <summary>Replaces the defects of a window in place.</summary>
    /// <param name="samples">Calibrated samples, row by row.</param>
    /// <param name="window">What they cover, full-sensor; may reach beyond the data.</param>
    public void Apply(Span<float> samples, PixelRectangle window)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, checked((int)window.Area));
        var inside = window.Intersect(_valid);
        for (int y = inside.Y; y < inside.Bottom; y++)
            foreach (int x in _map.ForRow(y, inside.X, inside.Right))
                if ((Estimate(samples, window, inside, x, y) ?? RingMean(samples, window, inside, x, y)) is { } value)
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
        foreach (var (dx, dy) in PairsAt(x, y))
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

    /// <summary>The mean of the good samples on the nearest square ring, whole repetitions of the pattern away; null without any.</summary>
    private float? RingMean(ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle inside, int x, int y)
    {
        for (int ring = 1; ring <= _mostRings; ring++)
        {
            double sum = 0;
            int count = 0;
            for (int step = 0; step < RingLength(ring); step++)
            {
                var (atX, atY) = OnRing(x, y, ring, step);
                if (!IsGood(inside, atX, atY)) continue;
                sum += samples[(atY - window.Y) * window.Width + atX - window.X];
                count++;
            }

            if (count > 0) return (float)(sum / count);
        }

        return null;
    }

    private (int X, int Y)[] PairsAt(int x, int y) => _pairs[y % _height * _width + x % _width];

    private bool HasGoodPairs(int x, int y) => PairsAt(x, y).Any(pair =>
        IsGood(_valid, x + pair.X, y + pair.Y) || IsGood(_valid, x - pair.X, y - pair.Y));

    /// <summary>The first ring with a good sample; 0 where there is none near enough.</summary>
    private int RingOf(int x, int y)
    {
        for (int ring = 1; ring * Math.Max(_width, _height) <= LargestRingPixels; ring++)
            for (int step = 0; step < RingLength(ring); step++)
                if (OnRing(x, y, ring, step) is var (atX, atY) && IsGood(_valid, atX, atY)) return ring;
        return 0;
    }

    private static int RingLength(int ring) => 8 * ring;

    /// <summary>Place <paramref name="step"/> of the square ring about a pixel, row by row.</summary>
    private (int X, int Y) OnRing(int x, int y, int ring, int step)
    {
        int side = 2 * ring + 1;
        int dx, dy;
        if (step < side) (dx, dy) = (step - ring, -ring);
        else if (step >= RingLength(ring) - side) (dx, dy) = (step - RingLength(ring) + side - ring, ring);
        else (dx, dy) = ((step - side) % 2 == 0 ? -ring : ring, (step - side) / 2 - ring + 1);
        return (x + dx * _width, y + dy * _height);
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
