using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration;

/// <summary>
/// Grows a first guess outwards from its seed: pair the bright stars of a disc, fit, pair those of a larger one, and in
/// the end all stars within what the fit's own scatter allows.
/// </summary>
internal sealed class StarGrowth(StarField reference, StarField frame)
{
    /// <summary>How far the next stars outwards may lie from where the fit puts them.</summary>
    private const double WidePixels = 4;

    private const double LeastRadiusPixels = 0.3;

    /// <summary>A pair within so many sigma of the scatter belongs.</summary>
    private const double ScatterSigmas = 4;

    /// <summary>The disc's first radius in lengths of the seed, and its growth.</summary>
    private const double FirstReach = 2.5, ReachGrowth = 1.7;

    /// <summary>So many of a disc's brightest stars guide the fit well enough.</summary>
    private const int MostGuides = 250;

    /// <summary>Where many guides find no more than chance often gives, all stars would find no more either.</summary>
    private const double HopelessOdds = 0.1;

    private const int FinalRounds = 8;

    /// <summary>A richer model bends the guess only when so many pairs carry it.</summary>
    public const int PairsForAffine = 10, PairsForHomography = 24;

    private readonly double _widePixels = Agreement.RadiusFor(frame.Density, WidePixels);
    private readonly int[] _wantedBy = new int[frame.Count];
    private readonly double[] _squares = new double[frame.Count];

    /// <summary>The radius of the last round, frame pixels.</summary>
    public double RadiusPixels { get; private set; }

    /// <summary>The transform that the last pairs were sought with.</summary>
    public Transform Last { get; private set; } = Transform.Identity;

    /// <summary>Indices of reference and frame stars, ascending; empty where the guess doesn't hold.</summary>
    public List<(int Reference, int Frame)> Grow(in Hypothesis hypothesis)
    {
        Last = hypothesis.Guess.ToTransform();
        RadiusPixels = _widePixels;
        var guides = new List<int>();
        foreach (double reach in Reaches(hypothesis, out double x, out double y))
        {
            if (reach == double.PositiveInfinity) TakeBrightest(guides);
            else TakeDisc(guides, x, y, reach);
            if (!Refit(Pair(guides, _widePixels)) || !Refit(Pair(guides, RadiusPixels))) return [];
        }

        return IsHopeless(guides, hypothesis.Seed.Length) ? [] : Settle();
    }

    /// <summary>
    /// The pairs as points, the positions' own variances raised by <paramref name="floorPixels"/> squared.
    /// </summary>
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

    /// <summary>The frame star nearest to where the transform puts a reference star, or -1.</summary>
    public int Partner(Transform transform, int star, double radius)
    {
        var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
        return frame.Grid.Nearest(u, v, radius);
    }

    /// <summary>Radii about the seed's centre; the last one is without limit.</summary>
    private List<double> Reaches(in Hypothesis hypothesis, out double x, out double y)
    {
        (x, y) = (0, 0);
        foreach (var (star, _) in hypothesis.Seed)
            (x, y) = (x + reference.X[star] / hypothesis.Seed.Length, y + reference.Y[star] / hypothesis.Seed.Length);
        double length = 0;
        foreach (var (star, _) in hypothesis.Seed)
            length = Math.Max(length, Math.Max(Math.Abs(reference.X[star] - x), Math.Abs(reference.Y[star] - y)));
        var bounds = reference.Bounds;
        double all = Math.Max(
            Math.Max(x - bounds.Left, bounds.Right - x), Math.Max(y - bounds.Top, bounds.Bottom - y));
        var reaches = new List<double>();
        for (double reach = FirstReach * Math.Max(1, length); reach < all; reach *= ReachGrowth) reaches.Add(reach);
        reaches.Add(double.PositiveInfinity);
        return reaches;
    }

    private void TakeDisc(List<int> guides, double x, double y, double reach)
    {
        guides.Clear();
        for (int star = 0; star < reference.Count && guides.Count < MostGuides; star++)
        {
            double dx = reference.X[star] - x, dy = reference.Y[star] - y;
            if (dx * dx + dy * dy <= reach * reach) guides.Add(star);
        }
    }

    /// <summary>The brightest that lie on the frame.</summary>
    private void TakeBrightest(List<int> guides)
    {
        guides.Clear();
        for (int star = 0; star < reference.Count && guides.Count < MostGuides; star++)
        {
            var (u, v) = Last.Map(reference.X[star], reference.Y[star]);
            if (frame.Edge.Contains(u, v)) guides.Add(star);
        }
    }

    /// <summary>Whether chance would give as many pairs of the guides every few times.</summary>
    private bool IsHopeless(List<int> guides, int free)
    {
        double share = ChanceOdds.NearShare(frame.Density, RadiusPixels);
        return ChanceOdds.OfPairs(Pair(guides, RadiusPixels).Count, guides.Count, free, share, 1) > HopelessOdds
            && guides.Count >= MostGuides;
    }

    /// <summary>Pairs all stars and fits until the pairs stay the same.</summary>
    private List<(int Reference, int Frame)> Settle()
    {
        var all = new List<int>(reference.Count);
        for (int star = 0; star < reference.Count; star++) all.Add(star);
        var pairs = Pair(all, RadiusPixels);
        for (int round = 0; round < FinalRounds; round++)
        {
            if (!Refit(pairs)) break;
            var next = Pair(all, RadiusPixels);
            bool settled = next.Count == pairs.Count && next.SequenceEqual(pairs);
            pairs = next;
            if (settled) break;
        }

        return pairs;
    }

    /// <summary>Fits, and sets the radius by the scatter; false where the pairs don't determine a transform.</summary>
    private bool Refit(List<(int Reference, int Frame)> pairs)
    {
        if (pairs.Count < 3) return false;
        var points = Points(pairs, 0);
        var model = pairs.Count >= PairsForHomography ? TransformModel.Homography
            : pairs.Count >= PairsForAffine ? TransformModel.Affine : TransformModel.Similarity;
        if (TransformFit.Fit(points, model) is not { } fit) return false;
        var distances = new double[points.Length];
        double own = 0;
        for (int i = 0; i < points.Length; i++)
        {
            distances[i] = TransformFit.Distance(fit.Transform, points[i]);
            own += Math.Sqrt(points[i].Variance) / points.Length;
        }

        // Of one coordinate, from the median distance (Rayleigh: median = 1.1774 sigma); few pairs hug their own fit.
        double scatter = Math.Max(RobustStatistics.Median(distances) / 1.1774, own);
        RadiusPixels = Math.Min(_widePixels, Math.Max(LeastRadiusPixels, ScatterSigmas * scatter));
        Last = fit.Transform;
        return true;
    }

    /// <summary>One partner each: a frame star wanted by two goes to the nearer.</summary>
    private List<(int Reference, int Frame)> Pair(List<int> stars, double radius)
    {
        Array.Fill(_wantedBy, -1);
        foreach (int star in stars)
        {
            var (u, v) = Last.Map(reference.X[star], reference.Y[star]);
            int partner = frame.Grid.Nearest(u, v, radius);
            if (partner < 0) continue;
            double du = u - frame.X[partner], dv = v - frame.Y[partner], square = du * du + dv * dv;
            if (_wantedBy[partner] < 0 || square < _squares[partner])
                (_wantedBy[partner], _squares[partner]) = (star, square);
        }

        var pairs = new List<(int Reference, int Frame)>(stars.Count);
        for (int partner = 0; partner < _wantedBy.Length; partner++)
            if (_wantedBy[partner] >= 0) pairs.Add((_wantedBy[partner], partner));
        pairs.Sort();
        return pairs;
    }
}
