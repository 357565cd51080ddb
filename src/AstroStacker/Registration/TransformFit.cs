using System.Runtime.InteropServices;
using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Weighted least squares of a transform of a given family to pairs of points, in well-scaled coordinates.
/// </summary>
internal static class TransformFit
{
    private const int MostIterations = 12;

    /// <summary>
    /// Change of the unit-scaled parameters after which the next would be lost in rounding: Gauss-Newton squares it.
    /// </summary>
    private const double Settled = 1e-9;

    /// <summary>Null where the pairs don't determine the transform.</summary>
    public static Transform? Solve(IReadOnlyList<PointPair> pairs, TransformModel model) =>
        Fit(SpanOf(pairs), model)?.Transform;

    /// <summary>The transform with its errors; null where the pairs don't determine it.</summary>
    public static FittedTransform? Fit(ReadOnlySpan<PointPair> pairs, TransformModel model)
    {
        if (2 * pairs.Length < (int)model) return null;
        double meanVariance = 0;
        foreach (ref readonly var pair in pairs) meanVariance += pair.Variance;
        meanVariance /= pairs.Length;
        if (model == TransformModel.Shift) return FitShift(pairs, meanVariance);

        var unit = UnitScaling.Of(pairs);
        var parameters = new double[8];
        var factor = model == TransformModel.Homography
            ? Iterate(pairs, unit, meanVariance, parameters)
            : Step(new NormalEquations(model), pairs, unit, meanVariance, parameters)?.Factor;
        return factor is null ? null : new FittedTransform(model, unit, parameters, factor, meanVariance);
    }

    /// <summary>How far a pair's point lies from where the transform puts it, frame pixels.</summary>
    public static double Distance(Transform transform, PointPair pair)
    {
        var (u, v) = transform.Map(pair.X, pair.Y);
        return Math.Sqrt((u - pair.U) * (u - pair.U) + (v - pair.V) * (v - pair.V));
    }

    /// <summary>Sum of the squared distances over their variances.</summary>
    public static double ChiSquare(Transform transform, ReadOnlySpan<PointPair> pairs)
    {
        double sum = 0;
        foreach (ref readonly var pair in pairs)
        {
            double distance = Distance(transform, pair);
            sum += distance * distance / pair.Variance;
        }

        return sum;
    }

    /// <summary>Root mean square distance, frame pixels; 0 for no pair.</summary>
    public static double Rms(Transform transform, IReadOnlyList<PointPair> pairs)
    {
        double sum = 0;
        foreach (ref readonly var pair in SpanOf(pairs))
        {
            double distance = Distance(transform, pair);
            sum += distance * distance;
        }

        return pairs.Count == 0 ? 0 : Math.Sqrt(sum / pairs.Count);
    }

    public static ReadOnlySpan<PointPair> SpanOf(IReadOnlyList<PointPair> pairs) => pairs switch
    {
        PointPair[] array => array,
        List<PointPair> list => CollectionsMarshal.AsSpan(list),
        _ => pairs.ToArray(),
    };

    private static FittedTransform FitShift(ReadOnlySpan<PointPair> pairs, double meanVariance)
    {
        double sum = 0, x = 0, y = 0;
        foreach (ref readonly var pair in pairs)
        {
            double weight = meanVariance / pair.Variance;
            sum += weight;
            x += weight * (pair.U - pair.X);
            y += weight * (pair.V - pair.Y);
        }

        return new FittedTransform(TransformModel.Shift, default, [x / sum, y / sum], [sum], meanVariance);
    }

    /// <summary>A homography, by Gauss-Newton from the affine transform: linear but for two small parameters.</summary>
    private static double[]? Iterate(
        ReadOnlySpan<PointPair> pairs, UnitScaling unit, double meanVariance, double[] parameters)
    {
        if (Step(new NormalEquations(TransformModel.Affine), pairs, unit, meanVariance, parameters) is null) return null;
        var equations = new NormalEquations(TransformModel.Homography);
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            if (Step(equations, pairs, unit, meanVariance, parameters) is not { } step) return null;
            if (step.Change <= Settled) break;
        }

        return equations.Factor;
    }

    /// <summary>
    /// One step of Gauss-Newton, exact where the model is linear: the factor of its equations and the largest change;
    /// null where it fails.
    /// </summary>
    private static (double[] Factor, double Change)? Step(
        NormalEquations equations, ReadOnlySpan<PointPair> pairs, UnitScaling unit, double meanVariance,
        double[] parameters)
    {
        equations.Clear();
        foreach (ref readonly var pair in pairs)
        {
            var (x, y) = unit.OfReference(pair.X, pair.Y);
            var (u, v) = unit.OfFrame(pair.U, pair.V);
            equations.Add(parameters, x, y, u, v, meanVariance / pair.Variance);
        }

        var step = equations.Solve();
        if (step.IsEmpty) return null;
        double change = 0;
        for (int k = 0; k < step.Length; k++)
        {
            parameters[k] += step[k];
            change = Math.Max(change, Math.Abs(step[k]));
        }

        return double.IsFinite(change) ? (equations.Factor, change) : null;
    }
}
