using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// The simplest transform the pairs ask for among those that their number and spread allow: the least of a criterion like
/// Akaike's, corrected for few pairs (Hurvich and Tsai 1989), but with twice its penalty. Akaike's own would spoil every
/// third fit by parameters that follow the noise; Schwarz's would miss bends that are several times their own error.
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
        var similarity = TransformFit.Fit(pairs, TransformModel.Similarity);
        foreach (var model in RichestFirst)
        {
            if (!IsAllowed(model, pairs.Length, span)) continue;
            if ((model == TransformModel.Similarity ? similarity : TransformFit.Fit(pairs, model)) is not { } fit) continue;
            double chi = TransformFit.ChiSquare(fit.Transform, pairs);
            int degrees = 2 * pairs.Length - (int)model;
            if (scale == 0) scale = Math.Max(LeastScale, chi / Math.Max(1, degrees));
            if (model > TransformModel.Similarity)
            {
                double error = fit.ErrorAtCorners(region), most = MostCornerRatio * (similarity?.ErrorAtCorners(region) ?? 0);
                if (error > most && error * Math.Sqrt(scale) > MostCornerPixels) continue;
            }

            double score = chi / scale + Penalty((int)model, 2 * pairs.Length);
            if (score >= least) continue;
            (best, least) = (fit, score);
        }

        return best;
    }

    private static bool IsAllowed(TransformModel model, int pairs, double span) => model switch
    {
        TransformModel.Homography => pairs >= PairsForHomography && span >= SpanForHomography,
        TransformModel.Affine => pairs >= PairsForAffine && span >= SpanForAffine,
        _ => true,
    };

    private static double Penalty(int parameters, int values) =>
        2 * (2 * parameters + 2.0 * parameters * (parameters + 1) / Math.Max(1, values - parameters - 1));

    private static Region Hull(ReadOnlySpan<PointPair> pairs)
    {
        if (pairs.IsEmpty) return default;
        var hull = new Region(pairs[0].X, pairs[0].Y, pairs[0].X, pairs[0].Y);
        foreach (ref readonly var pair in pairs) hull = hull.With(new Region(pair.X, pair.Y, pair.X, pair.Y));
        return hull;
    }
}
