using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>Grows a first guess to all stars: pair, fit, pair again within what the fit's own scatter allows.</summary>
internal sealed class StarPairing(StarField reference, StarField frame)
{
    /// <summary>Search radius of the first rounds; a similarity near its triangle is good to this.</summary>
    private const double WidePixels = 4;

    private const double LeastRadiusPixels = 0.5;

    /// <summary>A pair within so many sigma of the scatter belongs.</summary>
    private const double ScatterSigmas = 4;

    private const int Rounds = 12;

    /// <summary>A richer model bends the guess only when so many pairs carry it.</summary>
    private const int PairsForAffine = 10, PairsForHomography = 24;

    /// <summary>The radius of the last round, frame pixels.</summary>
    public double RadiusPixels { get; private set; }

    /// <summary>The median width of the frame's stars.</summary>
    public double FwhmPixels =>
        RobustStatistics.Median(frame.Stars.Select(star => (double)star.FwhmPixels).ToArray());

    /// <summary>Indices of reference and frame stars; empty where the guess doesn't hold.</summary>
    public List<(int Reference, int Frame)> Grow(Transform guess)
    {
        RadiusPixels = WidePixels;
        var pairs = Pair(guess);
        for (int round = 0; round < Rounds && pairs.Count >= 3; round++)
        {
            var points = Points(pairs, 0);
            var model = pairs.Count >= PairsForHomography ? TransformModel.Homography
                : pairs.Count >= PairsForAffine ? TransformModel.Affine : TransformModel.Similarity;
            if (TransformFit.Solve(points, model) is not { } fit) break;
            RadiusPixels = Math.Clamp(ScatterSigmas * Scatter(fit, points), LeastRadiusPixels, WidePixels);
            var next = Pair(fit);
            if (round > 2 && next.SequenceEqual(pairs)) break;
            pairs = next;
        }

        return pairs;
    }

    /// <summary>
    /// The pairs as points, the positions' own variances raised by <paramref name="floorPixels"/> squared.
    /// </summary>
    public List<PointPair> Points(IEnumerable<(int Reference, int Frame)> pairs, double floorPixels) =>
        [.. pairs.Select(pair =>
        {
            var (r, f) = (reference.Stars[pair.Reference], frame.Stars[pair.Frame]);
            double variance = (double)r.PositionErrorPixels * r.PositionErrorPixels
                + (double)f.PositionErrorPixels * f.PositionErrorPixels + floorPixels * floorPixels;
            return new PointPair(r.X, r.Y, f.X, f.Y, Math.Max(variance, 1e-8));
        })];

    /// <summary>
    /// Reference stars that the transform brings into the frame's field: those that could have a partner.
    /// </summary>
    public int Expected(Transform transform)
    {
        int count = 0;
        for (int star = 0; star < reference.Count; star++)
        {
            var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
            if (frame.Covers(u, v)) count++;
        }

        return count;
    }

    /// <summary>The frame star nearest to where the transform puts a reference star, or -1.</summary>
    public int Partner(Transform transform, int star, double radius)
    {
        var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
        return frame.Tree.Nearest(u, v, radius);
    }

    /// <summary>One partner each: a frame star wanted by two goes to the nearer.</summary>
    private List<(int Reference, int Frame)> Pair(Transform transform)
    {
        var wanted = new Dictionary<int, (int Star, double Distance)>();
        for (int star = 0; star < reference.Count; star++)
        {
            int partner = Partner(transform, star, RadiusPixels);
            if (partner < 0) continue;
            var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
            double du = u - frame.X[partner], dv = v - frame.Y[partner], distance = du * du + dv * dv;
            if (!wanted.TryGetValue(partner, out var other) || distance < other.Distance)
                wanted[partner] = (star, distance);
        }

        return [.. wanted.Select(entry => (entry.Value.Star, entry.Key)).OrderBy(pair => pair.Star)];
    }

    /// <summary>Sigma of one coordinate from the median distance (Rayleigh: median = 1.1774 sigma).</summary>
    private static double Scatter(Transform fit, List<PointPair> points) =>
        RobustStatistics.Median(points.Select(point => TransformFit.Distance(fit, point)).ToArray()) / 1.1774;
}
