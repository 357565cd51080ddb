using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>A transform and how well its pairs determine it.</summary>
internal sealed class FittedTransform
{
    private readonly UnitScaling _unit;
    private readonly double[] _parameters;
    private readonly double[] _factor;
    private readonly double _variance;

    /// <param name="model">The family.</param>
    /// <param name="unit">The coordinates in which the parameters are meant.</param>
    /// <param name="parameters">As <see cref="NormalEquations"/> orders them; a shift's two.</param>
    /// <param name="factor">Cholesky's factor of the normal equations; for a shift their sum of weights.</param>
    /// <param name="variance">The variance, in square pixels, that a weight of 1 stands for.</param>
    public FittedTransform(
        TransformModel model, UnitScaling unit, double[] parameters, double[] factor, double variance)
    {
        (Model, _unit, _parameters, _factor, _variance) = (model, unit, parameters, factor, variance);
        Transform = model == TransformModel.Shift
            ? Transform.Shift(parameters[0], parameters[1])
            : unit.ToPixels(Assemble());
    }

    public TransformModel Model { get; }

    public Transform Transform { get; }

    /// <summary>
    /// Variance of where the transform puts (x, y), of U and V together, square frame pixels, if the pairs' variances
    /// are right.
    /// </summary>
    public double VarianceAt(double x, double y)
    {
        if (Model == TransformModel.Shift) return 2 * _variance / _factor[0];
        int size = (int)Model;
        Span<double> slopesU = stackalloc double[size], slopesV = stackalloc double[size];
        var (unitX, unitY) = _unit.OfReference(x, y);
        NormalEquations.Slopes(Model, _parameters, unitX, unitY, slopesU, slopesV);
        return _variance * (Quadratic(slopesU) + Quadratic(slopesV));
    }

    /// <summary>Root mean square error of the transform over 9 x 9 places of a region, frame pixels.</summary>
    public double ErrorOver(Region region)
    {
        const int places = 9;
        double sum = 0;
        for (int j = 0; j < places; j++)
            for (int i = 0; i < places; i++)
                sum += VarianceAt(
                    region.Left + i * region.Width / (places - 1), region.Top + j * region.Height / (places - 1));
        return Math.Sqrt(sum / (places * places));
    }

    /// <summary>The largest error at a region's corners, frame pixels.</summary>
    public double ErrorAtCorners(Region region) => Math.Sqrt(Math.Max(
        Math.Max(VarianceAt(region.Left, region.Top), VarianceAt(region.Right, region.Top)),
        Math.Max(VarianceAt(region.Left, region.Bottom), VarianceAt(region.Right, region.Bottom))));

    private double Quadratic(ReadOnlySpan<double> slopes)
    {
        Span<double> solution = stackalloc double[slopes.Length];
        slopes.CopyTo(solution);
        SymmetricSolver.Substitute(_factor, slopes.Length, solution);
        double sum = 0;
        for (int k = 0; k < slopes.Length; k++) sum += slopes[k] * solution[k];
        return sum;
    }

    private Transform Assemble()
    {
        var p = _parameters;
        return Model == TransformModel.Similarity
            ? new Transform([p[0], -p[1], p[2], p[1], p[0], p[3], 0, 0, 1])
            : new Transform([p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], 1]);
    }
}
