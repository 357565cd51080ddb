using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// Least squares of one round Moffat profile to samples of several colours: x, y and width shared, one amplitude and one
/// sky a colour, so that a mosaic is measured without a demosaic. Levenberg-Marquardt with analytic derivatives, weights
/// from sky and photon noise.
/// </summary>
internal sealed class MoffatFit
{
    private const int Shared = 3;

    private const int MostIterations = 25;

    /// <summary>
    /// First steps, each with new weights; then the weights stay, so that the sum falls to one minimum.
    /// </summary>
    private const int WeighedIterations = 3;

    private const double LeastScale = 0.2;

    private readonly double[] _variances;
    private readonly double[] _photonVariances;
    private readonly int _size;
    private double[] _weights = [];
    private double[] _parameters;
    private double[] _normal;
    private double[] _gradient;
    private double[] _previous;
    private double[] _previousNormal;
    private double[] _previousGradient;

    /// <param name="variances">Of one sample of the sky, by colour.</param>
    /// <param name="photonVariances">What each unit of light adds to the variance, by colour.</param>
    public MoffatFit(double[] variances, double[] photonVariances)
    {
        _variances = variances;
        _photonVariances = photonVariances;
        _size = Shared + 2 * variances.Length;
        (_parameters, _previous) = (new double[_size], new double[_size]);
        (_gradient, _previousGradient) = (new double[_size], new double[_size]);
        (_normal, _previousNormal) = (new double[_size * _size], new double[_size * _size]);
    }

    /// <summary>What is fitted; positions in pixels from any one origin near the star.</summary>
    public List<FitSample> Samples { get; } = [];

    public double X => _parameters[0];

    public double Y => _parameters[1];

    public double Scale => _parameters[2];

    public double FwhmPixels => Scale * MoffatProfile.FwhmPerScale;

    /// <summary>Weighted squared residuals a degree of freedom, about 1 where noise is all there is.</summary>
    public double ReducedChiSquare { get; private set; }

    /// <summary>Height of the profile's top above its sky.</summary>
    public double Amplitude(int colour) => _parameters[Shared + 2 * colour];

    public double Sky(int colour) => _parameters[Shared + 2 * colour + 1];

    /// <summary>The whole light: the integral of the profile over the plane.</summary>
    public double Flux(int colour) => Amplitude(colour) * Math.PI * Scale * Scale / 2;

    /// <summary>
    /// False where no profile fits: too few samples, no convergence, a centre or width outside the limits.
    /// </summary>
    public bool Solve(FitStart start)
    {
        if (Samples.Count < _size + 4) return false;
        StartAt(start);
        if (!Iterate(start)) return false;
        if (!DropOutliers()) return true;
        return Samples.Count >= _size + 4 && Iterate(start);
    }

    /// <summary>
    /// Standard error of x and y together (root of the mean of their variances) and of an amplitude in units of itself,
    /// summed over the colours as one; infinite where the equations don't determine them.
    /// </summary>
    public (double Position, double SignalToNoise) Errors()
    {
        Evaluate(_parameters, weigh: true);
        var factor = (double[])_normal.Clone();
        if (!SymmetricSolver.Factor(factor, _size)) return (double.PositiveInfinity, 0);
        double inflation = Math.Max(1, ReducedChiSquare);
        double position =
            SymmetricSolver.InverseDiagonal(factor, _size, 0) + SymmetricSolver.InverseDiagonal(factor, _size, 1);
        double signal = 0;
        for (int colour = 0; colour < _variances.Length; colour++)
        {
            double amplitude = Math.Max(0, Amplitude(colour));
            signal += amplitude * amplitude / SymmetricSolver.InverseDiagonal(factor, _size, Shared + 2 * colour);
        }

        return (Math.Sqrt(position / 2 * inflation), Math.Sqrt(signal / inflation));
    }

    private void StartAt(FitStart start)
    {
        if (_weights.Length < Samples.Count) _weights = new double[Samples.Count * 2];
        Array.Clear(_parameters);
        (_parameters[0], _parameters[1], _parameters[2]) = (
            start.X, start.Y, start.FwhmPixels / MoffatProfile.FwhmPerScale);
    }

    private bool Iterate(FitStart start)
    {
        double chi = Evaluate(_parameters, weigh: true), damping = 1e-3;
        Span<double> matrix = stackalloc double[_size * _size], step = stackalloc double[_size];
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            _normal.CopyTo(matrix);
            _gradient.CopyTo(step);
            for (int k = 0; k < _size; k++)
            {
                double diagonal = matrix[k * _size + k];
                matrix[k * _size + k] = diagonal == 0 ? 1 : diagonal * (1 + damping);
            }

            if (!SymmetricSolver.Solve(matrix, _size, step)) return false;
            Move(step);
            bool weigh = iteration < WeighedIterations;
            double next = Evaluate(_parameters, weigh);
            if (!weigh && !(next <= chi * (1 + 1e-9)))
            {
                if (damping > 1e8) return false;
                Swap();
                damping *= 10;
                continue;
            }

            if (!start.Allows(X, Y, FwhmPixels) || Scale < LeastScale) return false;
            if (!weigh && IsSmall(step))
            {
                ReducedChiSquare = next / (Samples.Count - _size);
                return true;
            }

            damping = Math.Max(1e-7, damping / 10);
            chi = next;
        }

        return false;
    }

    /// <summary>
    /// The step after one of a thousandth of a pixel is a millionth: Gauss-Newton converges that fast.
    /// </summary>
    private bool IsSmall(ReadOnlySpan<double> step) =>
        Math.Abs(step[0]) < 1e-3 && Math.Abs(step[1]) < 1e-3 && Math.Abs(step[2]) < 3e-3 * Scale;

    private void Move(ReadOnlySpan<double> step)
    {
        Swap();
        for (int k = 0; k < _size; k++)
        {
            double most = k < 2 ? 1 : k == 2 ? 0.5 * _previous[2] : double.MaxValue;
            _parameters[k] = _previous[k] + Math.Clamp(step[k], -most, most);
        }
    }

    private void Swap()
    {
        (_parameters, _previous) = (_previous, _parameters);
        (_normal, _previousNormal) = (_previousNormal, _normal);
        (_gradient, _previousGradient) = (_previousGradient, _gradient);
    }

    /// <summary>
    /// Takes samples out that lie far above the profile (neighbouring stars); false where there are none.
    /// </summary>
    private bool DropOutliers()
    {
        const double sigmas = 6, shapeError = 0.05;
        double inverse = 1 / (Scale * Scale);
        int removed = Samples.RemoveAll(sample =>
        {
            double light = Amplitude(sample.Colour) * MoffatProfile.At(sample.X - X, sample.Y - Y, inverse).Value;
            double noise = Math.Sqrt(_variances[sample.Colour] + _photonVariances[sample.Colour] * Math.Max(0, light));
            return sample.Value - light - Sky(sample.Colour) > sigmas * noise + shapeError * Math.Max(
                0, Amplitude(sample.Colour));
        });
        return removed > 0;
    }

    /// <summary>Chi square of the parameters; leaves the normal equations of the next step.</summary>
    private double Evaluate(double[] p, bool weigh)
    {
        Array.Clear(_normal);
        Array.Clear(_gradient);
        double chi = 0, inverse = 1 / (p[2] * p[2]);
        Span<double> slopes = stackalloc double[5];
        for (int i = 0; i < Samples.Count; i++)
        {
            var sample = Samples[i];
            int at = Shared + 2 * sample.Colour;
            var profile = MoffatProfile.At(sample.X - p[0], sample.Y - p[1], inverse);
            double light = p[at] * profile.Value, residual = sample.Value - light - p[at + 1];
            if (weigh) _weights[i] = 1 / (
                _variances[sample.Colour] + _photonVariances[sample.Colour] * Math.Max(0, light));
            slopes[0] = p[at] * profile.SlopeX;
            slopes[1] = p[at] * profile.SlopeY;
            slopes[2] = p[at] * profile.SlopeLogScale / p[2];
            slopes[3] = profile.Value;
            slopes[4] = 1;
            chi += _weights[i] * residual * residual;
            Accumulate(slopes, at, _weights[i], residual);
        }

        return chi;
    }

    private void Accumulate(ReadOnlySpan<double> slopes, int at, double weight, double residual)
    {
        for (int row = 0; row < slopes.Length; row++)
        {
            int r = row < Shared ? row : at + row - Shared;
            double weighted = weight * slopes[row];
            _gradient[r] += weighted * residual;
            for (int column = 0; column <= row; column++)
                _normal[r * _size + (column < Shared ? column : at + column - Shared)] += weighted * slopes[column];
        }
    }
}
