using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// The simplest transform the pairs ask for: the least Bayesian information criterion (Schwarz 1978), the models capped
/// by the number and the spread of the pairs so that noise isn't fitted and nothing runs away outside them.
/// </summary>
internal static class ModelChoice
{
    private const int PairsForAffine = 8, PairsForHomography = 12;

    /// <summary>
    /// Pairs that fit better than a hundredth of their errors (a frame and itself) speak for no model.
    /// </summary>
    private const double LeastScale = 1e-4;

    /// <summary>Share of the field, in x and in y, that the pairs must span.</summary>
    private const double SpanForAffine = 0.3, SpanForHomography = 0.5;

    /// <summary>Fits the models allowed and returns the best; null where none can be determined.</summary>
    public static (TransformModel Model, Transform Transform)? Best(
        IReadOnlyList<PointPair> pairs, double width, double height)
    {
        (TransformModel Model, Transform Transform, double Score)? best = null;
        double scale = 0;
        foreach (var model in Allowed(pairs, width, height))
        {
            if (TransformFit.Solve(pairs, model) is not { } transform) continue;
            double chi = TransformFit.ChiSquare(transform, pairs);
            if (scale == 0) scale = Math.Max(LeastScale, chi / Math.Max(1, 2 * pairs.Count - (int)model));
            double score = chi / scale + (int)model * Math.Log(2 * pairs.Count);
            if (best is null || score < best.Value.Score) best = (model, transform, score);
        }

        return best is { } found ? (found.Model, found.Transform) : null;
    }

    /// <summary>
    /// What the stars wander beyond their measured errors (air, blends), pixels a coordinate, so that a few bright stars
    /// don't carry the fit alone: from the median square distance (Rayleigh: 1.386 sigma^2) less the errors' own median.
    /// </summary>
    public static double FloorPixels(Transform transform, IReadOnlyList<PointPair> pairs)
    {
        const double least = 0.003;
        var squares = pairs.Select(pair => Math.Pow(TransformFit.Distance(transform, pair), 2)).ToArray();
        double seen = RobustStatistics.Median(squares) / 1.3863;
        double own = RobustStatistics.Median(pairs.Select(pair => pair.Variance).ToArray());
        return Math.Sqrt(Math.Max(least * least, seen - own));
    }

    /// <summary>Richest first: its scatter is the measure of all.</summary>
    private static IEnumerable<TransformModel> Allowed(IReadOnlyList<PointPair> pairs, double width, double height)
    {
        double spanX = (pairs.Max(pair => pair.X) - pairs.Min(pair => pair.X)) / Math.Max(1, width);
        double spanY = (pairs.Max(pair => pair.Y) - pairs.Min(pair => pair.Y)) / Math.Max(1, height);
        double span = Math.Min(spanX, spanY);
        if (pairs.Count >= PairsForHomography && span >= SpanForHomography) yield return TransformModel.Homography;
        if (pairs.Count >= PairsForAffine && span >= SpanForAffine) yield return TransformModel.Affine;
        yield return TransformModel.Similarity;
    }
}
