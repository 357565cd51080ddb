using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration.Lenses;

/// <summary>
/// Least squares over one lens and every frame's homography at once (Levenberg 1944, Marquardt 1963), in unit
/// coordinates: what counts is where the stars lie on the frames' pixels, not in the ideal plane.
/// </summary>
internal sealed class LensFit
{
    private const int MostIterations = 20;

    private const double FirstDamping = 1e-4, LeastDamping = 1e-12, MostDamping = 1e3;

    /// <summary>Share of the sum of squares below which a step gains nothing any more.</summary>
    private const double Settled = 1e-7;

    /// <summary>For slopes by differences, units of half the diagonal.</summary>
    private const double SlopeStep = 1e-7;

    private readonly LensParameters _fitted;
    private readonly int _shared, _size;
    private double[] _normal, _right;

    private LensFit(LensModel lens, LensedFrame[] frames, LensParameters fitted)
    {
        (Lens, Frames, _fitted) = (lens, frames, fitted);
        _shared = Numbers(lens, fitted).Length;
        _size = _shared + 8 * frames.Length;
        (_normal, _right) = (new double[_size * _size], new double[_size]);
        ChiSquare = Sum(lens, frames);
    }

    /// <summary>Of unit coordinates, radius 1.</summary>
    public LensModel Lens { get; private set; }

    public LensedFrame[] Frames { get; private set; }

    /// <summary>Sum of squared distances over their variances; infinite where a pair can't be seen.</summary>
    public double ChiSquare { get; private set; }

    /// <summary>Parameters of the lens that were fitted.</summary>
    public int SharedCount => _shared;

    /// <summary>Null where the pairs determine nothing from this start.</summary>
    public static LensFit? Run(LensModel start, LensedFrame[] frames, LensParameters fitted)
    {
        var fit = new LensFit(start, frames, fitted);
        if (!double.IsFinite(fit.ChiSquare)) return null;
        double damping = FirstDamping;
        for (int iteration = 0; iteration < MostIterations && damping <= MostDamping; iteration++)
        {
            fit.Linearise();
            double before = fit.ChiSquare;
            while (!fit.TryStep(damping) && damping <= MostDamping) damping *= 10;
            damping = Math.Max(LeastDamping, damping / 10);
            if (before - fit.ChiSquare <= Settled * before) break;
        }

        return fit;
    }

    private bool TryStep(double damping)
    {
        var matrix = (double[])_normal.Clone();
        var step = (double[])_right.Clone();
        for (int k = 0; k < _size; k++) matrix[k * _size + k] *= 1 + damping;
        if (!SymmetricSolver.Solve(matrix, _size, step)) return false;
        double[] numbers = Numbers(Lens, _fitted);
        for (int k = 0; k < _shared; k++) numbers[k] += step[k];
        var lens = WithNumbers(Lens, _fitted, numbers);
        var frames = new LensedFrame[Frames.Length];
        for (int f = 0; f < frames.Length; f++)
        {
            var matrixOfFrame = (double[])Frames[f].Matrix.Clone();
            for (int k = 0; k < 8; k++) matrixOfFrame[k] += step[_shared + 8 * f + k];
            frames[f] = Frames[f] with { Matrix = matrixOfFrame };
        }

        double sum = Sum(lens, frames);
        if (!(sum <= ChiSquare)) return false;
        (Lens, Frames, ChiSquare) = (lens, frames, sum);
        return true;
    }

    /// <summary>Sum of the squared distances over their variances under a lens and the frames' homographies.</summary>
    private static double Sum(LensModel lens, LensedFrame[] frames)
    {
        double sum = 0;
        foreach (var frame in frames)
            foreach (ref readonly var pair in frame.Pairs.AsSpan())
            {
                var (u, v) = Map(lens, frame.Matrix, pair);
                sum += ((u - pair.U) * (u - pair.U) + (v - pair.V) * (v - pair.V)) / pair.Variance;
            }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    private static (double U, double V) Map(LensModel lens, double[] m, in PointPair pair)
    {
        var (x, y, w) = lens.Ray(pair.X, pair.Y);
        return lens.Pixel(
            m[0] * x + m[1] * y + m[2] * w, m[3] * x + m[4] * y + m[5] * w, m[6] * x + m[7] * y + m[8] * w);
    }

    private void Linearise()
    {
        Array.Clear(_normal);
        Array.Clear(_right);
        double[] numbers = Numbers(Lens, _fitted);
        var changed = new LensModel[_shared];
        for (int k = 0; k < _shared; k++)
        {
            var moved = (double[])numbers.Clone();
            moved[k] += SlopeStep;
            changed[k] = WithNumbers(Lens, _fitted, moved);
        }

        var (slopesU, slopesV) = (new double[_shared + 8], new double[_shared + 8]);
        for (int f = 0; f < Frames.Length; f++)
            foreach (ref readonly var pair in Frames[f].Pairs.AsSpan())
            {
                var (u, v) = Slopes(changed, Frames[f].Matrix, pair, slopesU, slopesV);
                Add(f, slopesU, pair.U - u, 1 / pair.Variance);
                Add(f, slopesV, pair.V - v, 1 / pair.Variance);
            }
    }

    private (double U, double V) Slopes(
        LensModel[] changed, double[] m, in PointPair pair, double[] slopesU, double[] slopesV)
    {
        var (x, y, w) = Lens.Ray(pair.X, pair.Y);
        double a = m[0] * x + m[1] * y + m[2] * w, b = m[3] * x + m[4] * y + m[5] * w;
        double c = m[6] * x + m[7] * y + m[8] * w;
        var (u, v) = Lens.Pixel(a, b, c);
        for (int k = 0; k < _shared; k++)
        {
            var (changedU, changedV) = Map(changed[k], m, pair);
            (slopesU[k], slopesV[k]) = ((changedU - u) / SlopeStep, (changedV - v) / SlopeStep);
        }

        for (int axis = 0; axis < 3; axis++)
        {
            var (moved, movedV) = Lens.Pixel(
                a + (axis == 0 ? SlopeStep : 0), b + (axis == 1 ? SlopeStep : 0), c + (axis == 2 ? SlopeStep : 0));
            double alongU = (moved - u) / SlopeStep, alongV = (movedV - v) / SlopeStep;
            for (int k = 0; k < (axis == 2 ? 2 : 3); k++)
            {
                double by = k == 0 ? x : k == 1 ? y : w;
                slopesU[_shared + 3 * axis + k] = alongU * by;
                slopesV[_shared + 3 * axis + k] = alongV * by;
            }
        }

        return (u, v);
    }

    private void Add(int frame, double[] slopes, double residual, double weight)
    {
        for (int row = 0; row < slopes.Length; row++)
        {
            int at = row < _shared ? row : row + 8 * frame;
            double weighted = weight * slopes[row];
            _right[at] += weighted * residual;
            for (int column = 0; column <= row; column++)
                _normal[at * _size + (column < _shared ? column : column + 8 * frame)] += weighted * slopes[column];
        }
    }

    private static double[] Numbers(LensModel lens, LensParameters fitted)
    {
        var numbers = new List<double>();
        if (fitted.HasFlag(LensParameters.K1)) numbers.Add(lens.K1);
        if (fitted.HasFlag(LensParameters.K2)) numbers.Add(lens.K2);
        if (fitted.HasFlag(LensParameters.K3)) numbers.Add(lens.K3);
        if (fitted.HasFlag(LensParameters.K4)) numbers.Add(lens.K4);
        if (fitted.HasFlag(LensParameters.Centre)) numbers.AddRange([lens.CentreX, lens.CentreY]);
        return [.. numbers];
    }

    private static LensModel WithNumbers(LensModel lens, LensParameters fitted, double[] numbers)
    {
        int next = 0;
        double Take(LensParameters flag, double old) => fitted.HasFlag(flag) ? numbers[next++] : old;
        double k1 = Take(LensParameters.K1, lens.K1), k2 = Take(LensParameters.K2, lens.K2);
        double k3 = Take(LensParameters.K3, lens.K3), k4 = Take(LensParameters.K4, lens.K4);
        double x = Take(LensParameters.Centre, lens.CentreX), y = Take(LensParameters.Centre, lens.CentreY);
        return new LensModel(x, y, 1, k1, k2, k3, k4);
    }
}
