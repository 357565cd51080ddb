using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// The equations of one step of a fit with a linear amplitude and sky a colour: those two are solved in closed form and
/// projected out (variable projection, Golub and Pereyra 1973, with Kaufman's Jacobian), so that five remain: the centre
/// along both axes of u, the logarithm of the scale of |u|^2, and the two stretches.
/// </summary>
internal sealed class MoffatEquations(int colours)
{
    public const int Size = 5;

    private const int ProfileColumn = 5, OneColumn = 6, SampleColumn = 7;

    private readonly double[] _amplitudes = new double[colours];
    private readonly double[] _skies = new double[colours];
    private readonly double[] _amplitudeVariances = new double[colours];
    private readonly double[] _slopes = new double[colours * Size];

    /// <summary>Row-major, lower triangle.</summary>
    public double[] Normal { get; } = new double[Size * Size];

    public double[] Gradient { get; } = new double[Size];

    /// <summary>Height of the profile's top.</summary>
    public double Amplitude(int colour) => _amplitudes[colour];

    public double Sky(int colour) => _skies[colour];

    public void Clear()
    {
        Array.Clear(Normal);
        Array.Clear(Gradient);
    }

    /// <summary>Adds one colour's sums, as <see cref="MoffatKernels"/> leaves them.</summary>
    public void Add(int colour, ReadOnlySpan<double> sums)
    {
        double pp = At(sums, ProfileColumn, ProfileColumn), p = At(sums, OneColumn, ProfileColumn);
        double one = At(sums, OneColumn, OneColumn), determinant = pp * one - p * p;
        if (!(determinant > 1e-9 * pp * one))
        {
            // Too few samples of this colour: they tell nothing of the profile.
            (_amplitudes[colour], _skies[colour], _amplitudeVariances[colour]) = (0, 0, double.PositiveInfinity);
            return;
        }

        double pv = At(sums, SampleColumn, ProfileColumn), v = At(sums, SampleColumn, OneColumn);
        double amplitude = (one * pv - p * v) / determinant, sky = (pp * v - p * pv) / determinant;
        (_amplitudes[colour], _skies[colour], _amplitudeVariances[colour]) = (amplitude, sky, one / determinant);
        Span<double> ofAmplitude = stackalloc double[Size], ofSky = stackalloc double[Size];
        for (int i = 0; i < Size; i++)
        {
            double sp = At(sums, ProfileColumn, i), s = At(sums, OneColumn, i);
            ofAmplitude[i] = (one * sp - p * s) / determinant;
            ofSky[i] = (pp * s - p * sp) / determinant;
            Gradient[i] += amplitude * (At(sums, SampleColumn, i) - amplitude * sp - sky * s);
            _slopes[colour * Size + i] = amplitude * ofAmplitude[i];
            for (int j = 0; j <= i; j++)
            {
                double projected = At(sums, i, j) - ofAmplitude[j] * sp - ofSky[j] * s;
                Normal[i * Size + j] += amplitude * amplitude * projected;
            }
        }
    }

    /// <summary>
    /// Variance of an amplitude: what the samples say at a known shape, and what the shape's covariance adds.
    /// </summary>
    public double AmplitudeVariance(int colour, ReadOnlySpan<double> factor)
    {
        Span<double> solved = stackalloc double[Size];
        var slopes = _slopes.AsSpan(colour * Size, Size);
        slopes.CopyTo(solved);
        SymmetricSolver.Substitute(factor, Size, solved);
        double variance = _amplitudeVariances[colour];
        for (int i = 0; i < Size; i++) variance += slopes[i] * solved[i];
        return variance;
    }

    private static double At(ReadOnlySpan<double> sums, int row, int column) => sums[row * (row + 1) / 2 + column];
}
