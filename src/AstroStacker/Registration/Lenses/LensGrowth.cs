using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration.Lenses;

/// <summary>Pairs all stars of the reference and a frame by a transform with lenses, near where it puts them.</summary>
internal sealed class LensGrowth(StarField reference, StarField frame)
{
    /// <summary>How far a star may lie from its place at most and at least.</summary>
    private const double MostRadiusPixels = 4, LeastRadiusPixels = 0.3;

    /// <summary>A pair within so many sigma of the scatter belongs.</summary>
    private const double ScatterSigmas = 4;

    private readonly double _most = Agreement.RadiusFor(frame.Density, MostRadiusPixels);

    public StarField Reference => reference;

    public StarField Frame => frame;

    /// <summary>The largest distance at which chance seldom has a star.</summary>
    public double MostRadius => _most;

    /// <summary>Indices into the two fields, ascending: one partner each, a star wanted by two goes to the nearer.</summary>
    public List<(int Reference, int Frame)> Pair(Transform transform, double radius)
    {
        var wantedBy = new int[frame.Count];
        var squares = new double[frame.Count];
        Array.Fill(wantedBy, -1);
        for (int star = 0; star < reference.Count; star++)
        {
            var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
            int partner = double.IsNaN(u) ? -1 : frame.Grid.Nearest(u, v, radius);
            if (partner < 0) continue;
            double du = u - frame.X[partner], dv = v - frame.Y[partner], square = du * du + dv * dv;
            if (wantedBy[partner] < 0 || square < squares[partner]) (wantedBy[partner], squares[partner]) = (star, square);
        }

        var pairs = new List<(int Reference, int Frame)>();
        for (int partner = 0; partner < wantedBy.Length; partner++)
            if (wantedBy[partner] >= 0) pairs.Add((wantedBy[partner], partner));
        pairs.Sort();
        return pairs;
    }

    /// <summary>The distance within which pairs belong, from the scatter of those at hand, frame pixels.</summary>
    public double RadiusFor(Transform transform, PointPair[] points)
    {
        if (points.Length == 0) return _most;
        var distances = Array.ConvertAll(points, point => TransformFit.Distance(transform, point));
        double own = points.Average(point => Math.Sqrt(point.Variance));
        double scatter = Math.Max(RobustStatistics.Median(distances) / 1.1774, own);
        return Math.Min(_most, Math.Max(LeastRadiusPixels, ScatterSigmas * scatter));
    }

    /// <summary>The pairs as points of pixels, their variances raised by <paramref name="floorPixels"/> squared.</summary>
    public PointPair[] Points(List<(int Reference, int Frame)> pairs, double floorPixels)
    {
        var points = new PointPair[pairs.Count];
        for (int i = 0; i < points.Length; i++)
        {
            ref readonly var r = ref reference.Stars[pairs[i].Reference];
            ref readonly var f = ref frame.Stars[pairs[i].Frame];
            double variance = (double)r.PositionErrorPixels * r.PositionErrorPixels
                + (double)f.PositionErrorPixels * f.PositionErrorPixels + floorPixels * floorPixels;
            points[i] = new PointPair(r.X, r.Y, f.X, f.Y, Math.Max(variance, 1e-8));
        }

        return points;
    }
}
