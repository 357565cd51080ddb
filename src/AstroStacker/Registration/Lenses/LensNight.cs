using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration.Lenses;

/// <summary>The frames from which a lens is found: their pairs, and the lens and homographies as known so far.</summary>
internal sealed class LensNight(LensUnit unit)
{
    /// <summary>Position errors are taken to be no smaller: air and blends move bright stars too.</summary>
    private const double LeastFloorPixels = 0.01;

    private const double ClipSigmas = 4.5;

    private readonly List<Frame> _frames = [];
    private double _floorPixels = 0.05;

    private sealed class Frame(LensGrowth growth, List<(int Reference, int Frame)> pairs, double[] matrix)
    {
        public LensGrowth Growth => growth;

        public List<(int Reference, int Frame)> Pairs { get; set; } = pairs;

        public double[] Matrix { get; set; } = matrix;
    }

    public LensUnit Unit => unit;

    /// <summary>In unit coordinates.</summary>
    public LensModel Lens { get; private set; } = new(0, 0, 1, 0, 0);

    public int PairCount => _frames.Sum(frame => frame.Pairs.Count);

    /// <summary>Takes a frame with first pairs that a homography fits.</summary>
    public void Add(LensGrowth growth, List<(int Reference, int Frame)> pairs)
    {
        var points = Array.ConvertAll(growth.Points(pairs, _floorPixels), point => unit.FromPixels(point));
        if (TransformFit.Fit(points, TransformModel.Homography) is { } fit)
            _frames.Add(new Frame(growth, pairs, [.. fit.Transform.Matrix]));
    }

    /// <summary>Takes those frames that can be registered behind the lens as it is known; true where there are any.</summary>
    public bool AddBehindLens(ReferenceStars reference, IEnumerable<StarField> fields, RegistrationLimits limits)
    {
        int before = _frames.Count;
        var lens = unit.ToPixels(Lens);
        foreach (var field in fields)
            if (new LensSearch(reference, lens, field, limits).Find() is { } found)
                _frames.Add(new Frame(
                    new LensGrowth(reference.Field, field), found.Pairs, unit.FromPixels(found.ReferenceToFrame)));
        return _frames.Count > before;
    }

    /// <summary>Leaves out frames whose scale in their middle differs from the reference's.</summary>
    public void RemoveScaled(double most) => _frames.RemoveAll(frame =>
    {
        var points = frame.Growth.Points(frame.Pairs, 0);
        return TransformFit.Fit(points, TransformModel.Similarity) is not { } fit
            || Math.Abs(Math.Sqrt(Math.Abs(fit.Transform.AreaScaleAt(0, 0))) - 1) > most;
    });

    /// <summary>The lens without the numbers that a family leaves out.</summary>
    public LensModel LensOf(LensParameters family)
    {
        double Kept(LensParameters flag, double value) => family.HasFlag(flag) ? value : 0;
        return new LensModel(
            Kept(LensParameters.Centre, Lens.CentreX), Kept(LensParameters.Centre, Lens.CentreY), 1,
            Lens.K1, Kept(LensParameters.K2, Lens.K2), Kept(LensParameters.K3, Lens.K3), Kept(LensParameters.K4, Lens.K4));
    }

    /// <summary>Fits to the brightest pairs of each frame, from the homographies at hand.</summary>
    public LensFit? Fit(LensModel start, LensParameters fitted, int mostPairs)
    {
        var frames = _frames.Select(frame => new LensedFrame(
            [.. Brightest(frame, mostPairs).Select(point => unit.FromPixels(point))], frame.Matrix));
        return _frames.Count == 0 ? null : LensFit.Run(start, [.. frames], fitted);
    }

    /// <summary>
    /// Takes for the numbers not fitted yet what an equidistant fisheye of the same K1 has, whose f is theta / tan theta:
    /// nothing to speak of where K1 is small, and near any fisheye where it is not.
    /// </summary>
    public void GuessHigherTerms()
    {
        double k = Lens.K1;
        Lens = new LensModel(Lens.CentreX, Lens.CentreY, 1, k, -k * k / 5, 2 * k * k * k / 35, -k * k * k * k / 58.3);
    }

    public void Accept(LensFit fit)
    {
        Lens = fit.Lens;
        for (int f = 0; f < _frames.Count; f++) _frames[f].Matrix = fit.Frames[f].Matrix;
        _floorPixels = FloorPixels(fit);
    }

    /// <summary>Looks for all pairs where the lens and the homographies put them.</summary>
    public void PairAnew(bool isWide)
    {
        foreach (var frame in _frames)
        {
            var transform = TransformOf(frame.Matrix, Lens);
            double radius = isWide
                ? frame.Growth.MostRadius
                : frame.Growth.RadiusFor(transform, frame.Growth.Points(frame.Pairs, 0));
            var pairs = frame.Growth.Pair(transform, radius);
            if (pairs.Count > frame.Pairs.Count / 2) frame.Pairs = pairs;
        }
    }

    /// <summary>Drops the pairs that a fit puts beyond their errors.</summary>
    public void Clip(LensFit fit)
    {
        double floor = FloorPixels(fit);
        for (int f = 0; f < _frames.Count; f++)
        {
            var transform = TransformOf(fit.Frames[f].Matrix, fit.Lens);
            var points = _frames[f].Growth.Points(_frames[f].Pairs, floor);
            var kept = _frames[f].Pairs.Where((_, i) => IsNear(transform, points[i])).ToList();
            if (kept.Count > _frames[f].Pairs.Count / 2) _frames[f].Pairs = kept;
        }

        _floorPixels = floor;
    }

    /// <summary>How far bright stars stay from where a fit puts them, beyond their errors, pixels a coordinate.</summary>
    public double FloorPixels(LensFit fit)
    {
        var floors = new double[_frames.Count];
        for (int f = 0; f < floors.Length; f++)
        {
            var transform = TransformOf(fit.Frames[f].Matrix, fit.Lens);
            floors[f] = ScatterFloor.Pixels(transform, _frames[f].Growth.Points(_frames[f].Pairs, 0));
        }

        return Math.Max(LeastFloorPixels, RobustStatistics.Median(floors));
    }

    private static bool IsNear(Transform transform, in PointPair point)
    {
        double distance = TransformFit.Distance(transform, point);
        return distance * distance <= ClipSigmas * ClipSigmas * point.Variance;
    }

    private IEnumerable<PointPair> Brightest(Frame frame, int most) =>
        frame.Growth.Points([.. frame.Pairs.Take(most)], _floorPixels);

    private Transform TransformOf(double[] matrix, LensModel lens) => unit.ToPixels(matrix, unit.ToPixels(lens));
}
