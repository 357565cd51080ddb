using AstroStacker.Imaging;
using AstroStacker.Numerics;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration.Lenses;

/// <summary>
/// Registers a frame behind the lens that it shares with the reference: the homography between ideal places, from pairs
/// that are sought and measured on the frames' own pixels.
/// </summary>
internal sealed class LensSearch(ReferenceStars reference, LensModel lens, StarField frame, RegistrationLimits limits)
{
    /// <summary>A homography has eight numbers; these are enough to fix and to verify it.</summary>
    public const int LeastPairs = 12;

    /// <summary>Share of the common part, in x and in y, that the pairs must span.</summary>
    private const double LeastSpan = 0.5;

    /// <summary>Re-pointing far stretches what a wide lens shows at its edge.</summary>
    private const double MostStretch = 4;

    private const int GrowthRounds = 12, HeldOutEvery = 3;

    private const double LeastFoundAgain = 0.75, ClipSigmas = 4.5;

    private readonly LensUnit _unit = new(lens.CentreX, lens.CentreY, lens.RadiusPixels);
    private readonly LensModel _unitLens = new(0, 0, 1, lens.K1, lens.K2, lens.K3, lens.K4);
    private List<(int Reference, int Frame)> _pairs = [];
    private readonly LensGrowth _growth = new(reference.Field, frame);

    /// <summary>The verified transform with its pairs as indices into the fields; null where there is none.</summary>
    public (Transform ReferenceToFrame, List<(int Reference, int Frame)> Pairs)? Find()
    {
        var result = Register();
        return result.ReferenceToFrame is { } transform ? (transform, _pairs) : null;
    }

    public RegistrationResult Register()
    {
        var seed = LensSeed.Pairs(reference, frame, limits, out int tried);
        if (seed.Count < LeastPairs) return TooFew(seed.Count);
        if (Start(seed) is not { } start || Grow(start) is not var (matrix, pairs, radius))
            return RegistrationResult.Refused($"its {seed.Count} star pairs don't fit behind the lens", seed.Count);
        if (pairs.Count < LeastPairs) return TooFew(pairs.Count);
        var transform = _unit.ToPixels(matrix, lens);
        var overlap = ExpectedStars.Overlap(reference.Field, frame, transform);
        return Doubt(transform, pairs, overlap, radius, tried) is { } refusal
            ? RegistrationResult.Refused(refusal, pairs.Count)
            : HoldOut(matrix, pairs, radius);
    }

    private static RegistrationResult TooFew(int count) => RegistrationResult.Refused(
        $"only {count} stars fit the reference behind the lens, {LeastPairs} are needed", count);

    /// <summary>A homography of ideal places from pairs well before the camera.</summary>
    private double[]? Start(List<(int Reference, int Frame)> seed)
    {
        const double leastDepth = 0.3;
        var ideal = new List<PointPair>();
        foreach (var point in _growth.Points(seed, 0))
        {
            var pair = _unit.FromPixels(point);
            var (x, y, w) = _unitLens.Ray(pair.X, pair.Y);
            var (u, v, z) = _unitLens.Ray(pair.U, pair.V);
            if (w > leastDepth && z > leastDepth) ideal.Add(new PointPair(x / w, y / w, u / z, v / z, pair.Variance));
        }

        return TransformFit.Solve(ideal, TransformModel.Homography) is { } fit ? [.. fit.Matrix] : null;
    }

    /// <summary>Pairs and fits in turn until the pairs stay the same; null where they don't determine a homography.</summary>
    private (double[] Matrix, List<(int Reference, int Frame)> Pairs, double Radius)? Grow(double[] matrix)
    {
        double radius = _growth.MostRadius;
        var pairs = new List<(int Reference, int Frame)>();
        for (int round = 0; round < GrowthRounds; round++)
        {
            var next = _growth.Pair(_unit.ToPixels(matrix, lens), radius);
            bool isSettled = round > 2 && next.SequenceEqual(pairs);
            pairs = next;
            if (pairs.Count < LeastPairs) break;
            if (Fit(matrix, pairs) is not { } fitted) return null;
            matrix = fitted;
            if (isSettled) break;
            radius = _growth.RadiusFor(_unit.ToPixels(matrix, lens), _growth.Points(pairs, 0));
        }

        return Clip(matrix, pairs) is { } clipped ? (clipped.Matrix, clipped.Pairs, radius) : null;
    }

    /// <summary>Drops the pairs beyond their own errors and fits the others once more.</summary>
    private (double[] Matrix, List<(int Reference, int Frame)> Pairs)? Clip(
        double[] matrix, List<(int Reference, int Frame)> pairs)
    {
        var transform = _unit.ToPixels(matrix, lens);
        var points = _growth.Points(pairs, Floor(transform, pairs));
        var kept = pairs.Where((_, i) =>
            Math.Pow(TransformFit.Distance(transform, points[i]), 2) <= ClipSigmas * ClipSigmas * points[i].Variance).ToList();
        if (kept.Count >= Math.Max(LeastPairs, pairs.Count / 2)) pairs = kept;
        return Fit(matrix, pairs) is { } fitted ? (fitted, pairs) : null;
    }

    private double Floor(Transform transform, List<(int Reference, int Frame)> pairs) =>
        pairs.Count == 0 ? 0 : ScatterFloor.Pixels(transform, _growth.Points(pairs, 0));

    private double[]? Fit(double[] matrix, List<(int Reference, int Frame)> pairs)
    {
        var points = _growth.Points(pairs, Floor(_unit.ToPixels(matrix, lens), pairs));
        var units = Array.ConvertAll(points, point => _unit.FromPixels(point));
        return LensFit.Run(_unitLens, [new LensedFrame(units, matrix)], LensParameters.None)?.Frames[0].Matrix;
    }

    /// <summary>Null where chance, optics and the pairs' spread speak for the transform.</summary>
    private string? Doubt(
        Transform transform, List<(int Reference, int Frame)> pairs, Region overlap, double radius, int tried)
    {
        int expected = Math.Max(pairs.Count, ExpectedStars.OnFrame(reference.Field, frame.Edge, transform));
        double share = ChanceOdds.NearShare(frame.Density, 2 * radius);
        double chance = ChanceOdds.OfPairs(pairs.Count, expected, 4, share, Math.Max(1, tried));
        if (chance > limits.MostChance)
            return Invariant($"only {pairs.Count} of {expected} stars fit the reference, odds by chance {chance:0.#e+0}");
        var hull = Region.Around(
            [.. pairs.Select(pair => reference.Field.X[pair.Reference])], [.. pairs.Select(pair => reference.Field.Y[pair.Reference])]);
        double span = Math.Min(hull.Width / Math.Max(1, overlap.Width), hull.Height / Math.Max(1, overlap.Height));
        if (span < LeastSpan)
            return Invariant($"its star pairs span {span:0.00} of the common field, {LeastSpan} are needed behind the lens");
        var shape = limits with { MostStretch = MostStretch, LeastScale = limits.LeastScale / 2, MostScale = limits.MostScale * 2 };
        foreach (var (star, _) in pairs)
        {
            double x = reference.Field.X[star], y = reference.Field.Y[star];
            if (Problem(transform, x, y, x, y, shape) is { } problem) return problem;
        }

        return null;
    }

    private RegistrationResult HoldOut(double[] matrix, List<(int Reference, int Frame)> pairs, double radius)
    {
        var held = pairs.Where((_, i) => i % HeldOutEvery == HeldOutEvery - 1).ToList();
        var rest = pairs.Where((_, i) => i % HeldOutEvery != HeldOutEvery - 1).ToList();
        if (Fit(matrix, rest) is not { } without)
            return RegistrationResult.Refused($"{rest.Count} star pairs don't determine a homography", pairs.Count);
        var (transform, prediction) = (_unit.ToPixels(matrix, lens), _unit.ToPixels(without, lens));
        double most = Math.Max(limits.MostRmsPixels, limits.MostRmsFwhm * frame.FwhmPixels);
        var found = _growth.Pair(prediction, Math.Max(2 * radius, most)).ToHashSet();
        int again = held.Count(found.Contains);
        if (again < LeastFoundAgain * held.Count)
            return RegistrationResult.Refused(
                $"only {again} of {held.Count} held-out stars were found where the others predict them", pairs.Count);
        double rms = TransformFit.Rms(transform, _growth.Points(pairs, 0));
        double heldRms = TransformFit.Rms(prediction, _growth.Points(held, 0));
        if (!(Math.Max(rms, heldRms) <= most))
            return RegistrationResult.Refused(
                Invariant($"held-out stars lie {heldRms:0.00} px rms from their places, allowed is {most:0.0#}"), pairs.Count);
        _pairs = pairs;
        return new RegistrationResult
        {
            ReferenceToFrame = transform,
            Model = "lens",
            PairCount = pairs.Count,
            RmsPixels = rms,
            HeldOutCount = held.Count,
            HeldOutRmsPixels = heldRms,
            ErrorPixels = rms * Math.Sqrt(4.0 / pairs.Count),
            ExpectedPairs = ExpectedStars.Count(reference.Field, frame, transform, pairs),
            FluxRatio = FluxRatio.Of(
                pairs.Select(pair => (reference.Field.Stars[pair.Reference], frame.Stars[pair.Frame]))),
            Pairs = [.. pairs.Select(pair => (reference.Field.Given[pair.Reference], frame.Given[pair.Frame]))],
        };
    }
}
