using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// The transform that the pairs predict best: the least Akaike information criterion, corrected for few pairs (Hurvich
/// and Tsai 1989), among the models that the number and the spread of the pairs allow.
/// </summary>
internal static class ModelChoice
{
    private const int PairsForAffine = 8, PairsForHomography = 12;

    /// <summary>
    /// Pairs that fit better than a hundredth of their errors (a frame and itself) speak for no model.
    /// </summary>
    private const double LeastScale = 1e-4;

    /// <summary>Share of the region, in x and in y, that the pairs must span.</summary>
    private const double SpanForAffine = 0.3, SpanForHomography = 0.5;

    /// <summary>
    /// How uncertain a richer model may be in the region's corners: in pixels, or in errors of the similarity there.
    /// </summary>
    private const double MostCornerPixels = 0.05, MostCornerRatio = 2;

    private static readonly TransformModel[] RichestFirst =
        [TransformModel.Homography, TransformModel.Affine, TransformModel.Similarity, TransformModel.Shift];

    /// <summary>Fits the models allowed and returns the best; null where none can be determined.</summary>
    public static (TransformModel Model, Transform Transform)? Best(
        IReadOnlyList<PointPair> pairs, double width, double height)
    {
        var span = TransformFit.SpanOf(pairs);
        var hull = Hull(span);
        double marginX = Math.Max(0, width - hull.Width) / 2, marginY = Math.Max(0, height - hull.Height) / 2;
        var region = new Region(
            hull.Left - marginX, hull.Top - marginY, hull.Right + marginX, hull.Bottom + marginY);
        return Best(span, region) is { } best ? (best.Model, best.Transform) : null;
    }

    /// <summary>The best model for a region of the reference; null where the pairs determine none.</summary>
    public static FittedTransform? Best(ReadOnlySpan<PointPair> pairs, Region region)
    {
        FittedTransform? best = null;
        double least = double.PositiveInfinity, scale = 0;
        var hull = Hull(pairs);
        double span = Math.Min(hull.Width / Math.Max(1, region.Width), hull.Height / Math.Max(1, region.Height));
        double corner = double.NaN;
        foreach (var model in RichestFirst)
        {
            if (!IsAllowed(model, pairs.Length, span) || TransformFit.Fit(pairs, model) is not { } fit) continue;
            double chi = TransformFit.ChiSquare(fit.Transform, pairs);
            int degrees = 2 * pairs.Length - (int)model;
            if (scale == 0) scale = Math.Max(LeastScale, chi / Math.Max(1, degrees));
            if (model > TransformModel.Similarity)
            {
                if (double.IsNaN(corner))
                    corner = TransformFit.Fit(pairs, TransformModel.Similarity)?.ErrorAtCorners(region) ?? 0;
                double error = fit.ErrorAtCorners(region);
                if (error > MostCornerRatio * corner && error * Math.Sqrt(scale) > MostCornerPixels) continue;
            }

            double score = chi / scale + Penalty((int)model, 2 * pairs.Length);
            if (score >= least) continue;
            (best, least) = (fit, score);
        }

        return best;
    }

    /// <summary>
    /// What the stars wander beyond their measured errors (air, blends), pixels a coordinate, so that a few bright stars
    /// don't carry the fit alone: of the quarter measured best, where it shows, the median square distance (Rayleigh:
    /// 1.386 sigma^2) less the errors' own.
    /// </summary>
    public static double FloorPixels(Transform transform, ReadOnlySpan<PointPair> pairs)
    {
        const double least = 0.003;
        const int fewest = 12;
        var variances = new double[pairs.Length];
        for (int i = 0; i < pairs.Length; i++) variances[i] = pairs[i].Variance;
        int rank = Math.Min(pairs.Length - 1, Math.Max(fewest, pairs.Length / 4));
        double most = RobustStatistics.Select<double>(variances, rank);
        var (squares, own) = (new List<double>(), new List<double>());
        foreach (ref readonly var pair in pairs)
        {
            if (pair.Variance > most) continue;
            double distance = TransformFit.Distance(transform, pair);
            squares.Add(distance * distance);
            own.Add(pair.Variance);
        }

        double seen = RobustStatistics.Median(squares.ToArray()) / 1.3863;
        return Math.Sqrt(Math.Max(least * least, seen - RobustStatistics.Median(own.ToArray())));
    }

    private static bool IsAllowed(TransformModel model, int pairs, double span) => model switch
    {
        TransformModel.Homography => pairs >= PairsForHomography && span >= SpanForHomography,
        TransformModel.Affine => pairs >= PairsForAffine && span >= SpanForAffine,
        _ => true,
    };

    private static double Penalty(int parameters, int values) =>
        2 * parameters + 2.0 * parameters * (parameters + 1) / Math.Max(1, values - parameters - 1);

    private static Region Hull(ReadOnlySpan<PointPair> pairs)
    {
        if (pairs.IsEmpty) return default;
        var hull = new Region(pairs[0].X, pairs[0].Y, pairs[0].X, pairs[0].Y);
        foreach (ref readonly var pair in pairs) hull = hull.With(new Region(pair.X, pair.Y, pair.X, pair.Y));
        return hull;
    }
}
