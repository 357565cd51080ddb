using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// Weighted least squares of a transform of a given family to pairs of points, in well-scaled coordinates.
/// </summary>
internal static class TransformFit
{
    private const int MostIterations = 12;

    /// <summary>Change of the unit-scaled parameters below which nothing moves any more.</summary>
    private const double Settled = 1e-13;

    /// <summary>Null where the pairs don't determine the transform.</summary>
    public static Transform? Solve(IReadOnlyList<PointPair> pairs, TransformModel model)
    {
        if (2 * pairs.Count < (int)model) return null;
        var unit = UnitScaling.Of(pairs);
        Span<double> parameters = stackalloc double[8];
        parameters.Clear();
        if (model != TransformModel.Homography)
        {
            if (Step(pairs, unit, model, parameters) is null) return null;
        }
        else if (!Iterate(pairs, unit, parameters)) return null;

        return unit.Reference.Then(Assemble(model, parameters)).Then(unit.Frame.Inverse());
    }

    /// <summary>A homography, by Gauss-Newton from the affine transform: linear but for two small parameters.</summary>
    private static bool Iterate(IReadOnlyList<PointPair> pairs, UnitScaling unit, Span<double> parameters)
    {
        double? change = Step(pairs, unit, TransformModel.Affine, parameters);
        for (int iteration = 0; iteration < MostIterations && change > Settled; iteration++)
            change = Step(pairs, unit, TransformModel.Homography, parameters);
        return change is not null;
    }

    /// <summary>
    /// One step of Gauss-Newton, exact where the model is linear; the largest change, or null where it fails.
    /// </summary>
    private static double? Step(
        IReadOnlyList<PointPair> pairs, UnitScaling unit, TransformModel model, Span<double> parameters)
    {
        int size = (int)model;
        Span<double> normal = stackalloc double[size * size], step = stackalloc double[size];
        BuildNormal(pairs, unit, model, parameters, normal, step);
        if (!SymmetricSolver.Solve(normal, size, step)) return null;
        double largest = 0;
        for (int k = 0; k < size; k++)
        {
            parameters[k] += step[k];
            largest = Math.Max(largest, Math.Abs(step[k]));
        }

        return double.IsFinite(largest) ? largest : null;
    }

    /// <summary>Distance of a pair under a transform, frame pixels.</summary>
    public static double Distance(Transform transform, in PointPair pair)
    {
        var (u, v) = transform.Map(pair.X, pair.Y);
        return Math.Sqrt((u - pair.U) * (u - pair.U) + (v - pair.V) * (v - pair.V));
    }

    /// <summary>Sum of the squared distances over their variances.</summary>
    public static double ChiSquare(Transform transform, IReadOnlyList<PointPair> pairs)
    {
        double sum = 0;
        foreach (var pair in pairs)
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
        foreach (var pair in pairs)
        {
            double distance = Distance(transform, pair);
            sum += distance * distance;
        }

        return pairs.Count == 0 ? 0 : Math.Sqrt(sum / pairs.Count);
    }

    private static void BuildNormal(
        IReadOnlyList<PointPair> pairs, UnitScaling unit, TransformModel model,
        ReadOnlySpan<double> parameters, Span<double> normal, Span<double> right)
    {
        normal.Clear();
        right.Clear();
        Span<double> slopesU = stackalloc double[right.Length], slopesV = stackalloc double[right.Length];
        double meanVariance = pairs.Average(pair => pair.Variance);
        foreach (var pair in pairs)
        {
            var (x, y) = unit.Reference.Map(pair.X, pair.Y);
            var (u, v) = unit.Frame.Map(pair.U, pair.V);
            var (mappedU, mappedV) = Slopes(model, parameters, x, y, slopesU, slopesV);
            double weight = meanVariance / pair.Variance;
            Accumulate(slopesU, weight, u - mappedU, normal, right);
            Accumulate(slopesV, weight, v - mappedV, normal, right);
        }
    }

    private static void Accumulate(
        ReadOnlySpan<double> slopes, double weight, double residual, Span<double> normal, Span<double> right)
    {
        for (int row = 0; row < slopes.Length; row++)
        {
            right[row] += weight * slopes[row] * residual;
            for (int column = 0; column <= row; column++)
                normal[row * slopes.Length + column] += weight * slopes[row] * slopes[column];
        }
    }

    private static (double U, double V) Slopes(
        TransformModel model, ReadOnlySpan<double> p, double x, double y, Span<double> slopesU, Span<double> slopesV)
    {
        slopesU.Clear();
        slopesV.Clear();
        if (model == TransformModel.Similarity)
        {
            (slopesU[0], slopesU[1], slopesU[2]) = (x, -y, 1);
            (slopesV[0], slopesV[1], slopesV[3]) = (y, x, 1);
            return (p[0] * x - p[1] * y + p[2], p[1] * x + p[0] * y + p[3]);
        }

        double w = 1 + p[6] * x + p[7] * y;
        double u = (p[0] * x + p[1] * y + p[2]) / w, v = (p[3] * x + p[4] * y + p[5]) / w;
        (slopesU[0], slopesU[1], slopesU[2]) = (x / w, y / w, 1 / w);
        (slopesV[3], slopesV[4], slopesV[5]) = (x / w, y / w, 1 / w);
        if (model == TransformModel.Homography)
        {
            (slopesU[6], slopesU[7]) = (-u * x / w, -u * y / w);
            (slopesV[6], slopesV[7]) = (-v * x / w, -v * y / w);
        }

        return (u, v);
    }

    private static Transform Assemble(TransformModel model, ReadOnlySpan<double> p) => model == TransformModel.Similarity
        ? new Transform([p[0], -p[1], p[2], p[1], p[0], p[3], 0, 0, 1])
        : new Transform([p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], 1]);
}
