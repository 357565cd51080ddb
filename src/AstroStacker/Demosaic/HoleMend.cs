using System.Numerics;
using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>
/// Sharp filters undershoot on the steep wings of bright stars whose colour they don't expect, by a few percent of the peak: dark
/// holes in the sky beside undersampled stars. A value below any sky takes the lowest of its colour's samples about it instead.
/// </summary>
public static class HoleMend
{
    /// <summary>In a Bayer mosaic each colour has a sample within one, in X-Trans within two.</summary>
    private const int BayerReach = 1, WidestReach = 2;

    /// <param name="samples">Of the mosaic, over the window.</param>
    /// <param name="window">Reaches two samples beyond the output, where there are data.</param>
    /// <param name="output">Full-sensor pixels of the plane.</param>
    /// <param name="colour">The plane's.</param>
    /// <param name="lowestSky">What neither the sky nor its noise falls below.</param>
    /// <param name="plane">Values, row by row; changed in place.</param>
    public static void Apply(
        ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, int colour, float lowestSky, Span<float> plane)
    {
        int i = 0;
        for (; i <= plane.Length - Vector<float>.Count; i += Vector<float>.Count)
            if (Vector.LessThanAny(new Vector<float>(plane[i..]), new Vector<float>(lowestSky)))
                Mend(samples, window, output, colour, lowestSky, plane, i, i + Vector<float>.Count);
        Mend(samples, window, output, colour, lowestSky, plane, i, plane.Length);
    }

    private static void Mend(
        ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, int colour, float lowestSky, Span<float> plane,
        int from, int to)
    {
        for (int i = from; i < to; i++)
            if (plane[i] < lowestSky)
                plane[i] = Math.Max(plane[i], Lowest(samples, window, output.X + i % output.Width, output.Y + i / output.Width, colour));
    }

    /// <summary>The lowest sample of the colour about a place.</summary>
    private static float Lowest(ReadOnlySpan<float> samples, in MosaicWindow window, int x, int y, int colour)
    {
        var cfa = window.Cfa!;
        int reach = cfa.IsBayer ? BayerReach : WidestReach;
        var near = new PixelRectangle(x, y, 1, 1).Inflate(reach).Intersect(window.Valid).Intersect(window.Area);
        float lowest = float.PositiveInfinity;
        for (int row = near.Y; row < near.Bottom; row++)
            for (int column = near.X; column < near.Right; column++)
                if (cfa.ColourAt(column, row) == colour)
                    lowest = Math.Min(lowest, samples[(row - window.Area.Y) * window.Area.Width + column - window.Area.X]);
        return float.IsPositiveInfinity(lowest) ? float.NegativeInfinity : lowest;
    }
}
