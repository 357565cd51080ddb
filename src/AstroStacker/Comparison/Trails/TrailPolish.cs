using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Trails;

/// <summary>
/// Brings a path onto the middle of its trail by least squares: the bins about it are A g(u - d), g a Gaussian of unit
/// height, d the path's error; d's slope along the path (and bend, of a bent one) with it.
/// </summary>
internal static class TrailPolish
{
    private const int Rounds = 4;

    private const int Pieces = 32;

    private const int Radius = 4;

    /// <summary>A round moves no part of the path by more, bins.</summary>
    private const double MostStep = 0.5;

    public static TrailPath Run(ReadOnlySpan<float> bins, int width, TrailPath path)
    {
        int unknowns = path.Bend == 0 ? 2 : 3;
        Span<double> matrix = stackalloc double[9], step = stackalloc double[3];
        for (int round = 0; round < Rounds; round++)
        {
            var strip = new TrailStrip(bins, width, path, Pieces, Radius);
            Accumulate(strip, unknowns, matrix[..(unknowns * unknowns)], step[..unknowns]);
            if (!SymmetricSolver.Solve(matrix[..(unknowns * unknowns)], unknowns, step[..unknowns])) break;
            path = path with
            {
                Offset = path.Offset + Math.Clamp(step[0], -MostStep, MostStep),
                Turn = path.Turn + Math.Clamp(step[1], -MostStep, MostStep),
                Bend = unknowns == 3 ? path.Bend + Math.Clamp(step[2], -MostStep, MostStep) : 0,
            };
        }

        return path;
    }

    /// <summary>Normal equations of the path's error; the height A comes from all pieces together.</summary>
    private static void Accumulate(TrailStrip strip, int unknowns, Span<double> matrix, Span<double> right)
    {
        matrix.Clear();
        right.Clear();
        double height = Height(strip);
        Span<double> shape = stackalloc double[3];
        for (int piece = 0; piece < strip.Pieces; piece++)
        {
            double s = (2 * piece + 1.0) / strip.Pieces - 1;
            (shape[0], shape[1], shape[2]) = (1, s, 1 - s * s);
            for (int cell = 0; cell < strip.Cells; cell++)
            {
                double beside = Beside(strip, cell), g = Profile(beside);
                double slope = height * g * beside / (TrailFit.UsualSigma * TrailFit.UsualSigma);
                int count = strip.Counts(piece)[cell];
                double rest = strip.Sums(piece)[cell] - count * height * g;
                for (int i = 0; i < unknowns; i++)
                {
                    right[i] += rest * slope * shape[i];
                    for (int k = 0; k < unknowns; k++) matrix[i * unknowns + k] += count * slope * slope * shape[i] * shape[k];
                }
            }
        }
    }

    private static double Height(TrailStrip strip)
    {
        double signal = 0, weight = 0;
        for (int piece = 0; piece < strip.Pieces; piece++)
            for (int cell = 0; cell < strip.Cells; cell++)
            {
                double g = Profile(Beside(strip, cell));
                signal += strip.Sums(piece)[cell] * g;
                weight += strip.Counts(piece)[cell] * g * g;
            }

        return weight > 0 ? signal / weight : 0;
    }

    private static double Beside(TrailStrip strip, int cell) => (double)cell / TrailStrip.CellsPerBin - strip.Radius;

    private static double Profile(double beside)
    {
        double z = beside / TrailFit.UsualSigma;
        return PortableMath.Exp(-0.5 * z * z);
    }
}
