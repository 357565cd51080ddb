using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Trails;

/// <summary>A trail on the bins of the output grid.</summary>
/// <param name="Path">Where it runs.</param>
/// <param name="From">Where it begins, bins along the path.</param>
/// <param name="To">Where it ends.</param>
/// <param name="HalfWidthPixels">Output pixels.</param>
internal sealed record FoundTrail(TrailPath Path, double From, double To, double HalfWidthPixels)
{
    /// <summary>How far a straight piece may stray from a bent trail, output pixels.</summary>
    private const double MostStrayPixels = 0.25;

    /// <summary>Bins beyond the first and last whole one that a trail which leaves the grid goes on.</summary>
    private const double BeyondEdge = 4;

    /// <summary>The trail as straight bands, each meeting the next.</summary>
    public IEnumerable<TrailBand> Bands(BinnedGrid grid)
    {
        double from = From > 0 ? From : -BeyondEdge, to = To < Path.Length ? To : Path.Length + BeyondEdge;
        double share = (To - From) / Path.Length, sagitta = Math.Abs(Path.Bend) * share * share * grid.Size;
        int pieces = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(sagitta / MostStrayPixels)));
        for (int piece = 0; piece < pieces; piece++)
        {
            var (x0, y0) = Output(grid, from + (to - from) * piece / pieces);
            var (x1, y1) = Output(grid, from + (to - from) * (piece + 1) / pieces);
            yield return new TrailBand(x0, y0, x1, y1, HalfWidthPixels);
        }
    }

    private (double X, double Y) Output(BinnedGrid grid, double along)
    {
        var (x, y) = Path.At(along);
        return grid.ToOutput(x, y);
    }
}
