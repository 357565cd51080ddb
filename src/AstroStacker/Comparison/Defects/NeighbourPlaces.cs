using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Defects;

/// <summary>
/// Where the eight neighbours lie that a pixel is measured against: of its colour, and not next to it, so that a star on
/// the pixel reaches them less. One set a phase of the mosaic.
/// </summary>
internal sealed class NeighbourPlaces
{
    public const int Count = 8;

    /// <summary>Neighbours in X-Trans patterns lie within it.</summary>
    private const int LargestReach = 6;

    /// <summary>Next to a pixel, diagonals included, lie those up to this far, squared.</summary>
    private const int NextToIt = 2;

    private static readonly (int X, int Y)[] s_bayer = [(-2, -2), (0, -2), (2, -2), (-2, 0), (2, 0), (-2, 2), (0, 2), (2, 2)];

    private readonly (int X, int Y)[][] _places;
    private readonly int _width, _height;

    public NeighbourPlaces(CfaPattern? cfa)
    {
        IsUniform = cfa is null or { RepeatWidth: 2, RepeatHeight: 2 };
        (_width, _height) = IsUniform ? (1, 1) : (cfa!.RepeatWidth, cfa.RepeatHeight);
        _places = IsUniform
            ? [s_bayer]
            : [.. Enumerable.Range(0, _width * _height).Select(phase => Nearest(cfa!, phase % _width, phase / _width))];
        ReachPixels = _places.Max(places => places.Max(place => Math.Max(Math.Abs(place.X), Math.Abs(place.Y))));
    }

    /// <summary>True where all pixels have the same places.</summary>
    public bool IsUniform { get; }

    public int ReachPixels { get; }

    /// <summary>Writes the distances in a buffer of that stride, for the pixel at full-sensor (x, y), from -1 on.</summary>
    public void Fill(int x, int y, int stride, Span<nint> offsets)
    {
        var places = _places[(y + _height) % _height * _width + (x + _width) % _width];
        for (int i = 0; i < Count; i++) offsets[i] = places[i].Y * stride + places[i].X;
    }

    private static (int X, int Y)[] Nearest(CfaPattern cfa, int x, int y)
    {
        var places = from dy in Enumerable.Range(-LargestReach, 2 * LargestReach + 1)
                     from dx in Enumerable.Range(-LargestReach, 2 * LargestReach + 1)
                     where dx * dx + dy * dy > NextToIt && cfa.ColourAt(x + dx, y + dy) == cfa.ColourAt(x, y)
                     orderby dx * dx + dy * dy, dy, dx
                     select (dx, dy);
        return [.. places.Take(Count)];
    }
}
