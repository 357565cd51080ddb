using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Background;

/// <summary>
/// The plane that all frames' backgrounds are brought to: the frames' own planes, each as much as it is sure. A frame with a
/// steep gradient says little, as its gain (known from stars) multiplies the gradient; the reference's gain is 1 by definition.
/// </summary>
internal static class CommonGradient
{
    /// <summary>Of a frame's gain, from its stars' fluxes.</summary>
    private const double GainError = 0.002;

    /// <summary>Of the frames' share, by chance: what it makes of planes that differ.</summary>
    private const double ShareError = 0.01;

    /// <summary>Coefficients of 1, x, y (units of <see cref="CellGrid.Unit"/>), relative to the comparison picture.</summary>
    /// <param name="frames">Of one colour, one a frame.</param>
    /// <param name="weights">How much each counts: inverse variances but for a common factor.</param>
    /// <param name="reference">Its number.</param>
    /// <param name="own">The plane of the comparison picture itself.</param>
    public static double[] Of(IReadOnlyList<SmoothedCells> frames, IReadOnlyList<float> weights, int reference, PolynomialSurface? own)
    {
        double unit = CellVariance(frames, weights, reference);
        Span<double> matrix = stackalloc double[9], right = stackalloc double[3], terms = stackalloc double[3];
        matrix.Clear();
        right.Clear();
        for (int i = 0; i < frames.Count; i++)
        {
            if (frames[i].Plane is not { Degree: 1 } plane) continue;
            double chance = unit / weights[i] / frames[i].Spread.Count;
            double doubt = i == reference ? 0 : Squared(GainError * Steepness(frames[i], plane, own))
                + Squared(ShareError * Apart(frames[i], plane, frames[reference].Plane));
            double weight = 1 / (chance + doubt) / frames[i].Spread.Count;
            if (!double.IsFinite(weight)) weight = i == reference ? 1 : 0;
            foreach (var point in frames[i].Spread)
            {
                PolynomialSurface.FillTerms(point.X, point.Y, terms);
                for (int row = 0; row < 3; row++)
                {
                    right[row] += weight * terms[row] * plane.At(point.X, point.Y);
                    for (int column = 0; column <= row; column++) matrix[row * 3 + column] += weight * terms[row] * terms[column];
                }
            }
        }

        return SymmetricSolver.Solve(matrix, 3, right) ? right.ToArray() : [0, 0, 0];
    }

    /// <summary>Of a cell of a frame of weight 1: differences to the reference hold the reference's noise too.</summary>
    private static double CellVariance(IReadOnlyList<SmoothedCells> frames, IReadOnlyList<float> weights, int reference) =>
        RobustStatistics.Median([.. Enumerable.Range(0, frames.Count).Where(i => i != reference && frames[i].Plane is not null)
            .Select(i => Squared(frames[i].CellSigma) / (1 / weights[i] + 1 / weights[reference]))]);

    /// <summary>Root mean square of the slope of the frame itself over its cells.</summary>
    private static double Steepness(SmoothedCells frame, PolynomialSurface plane, PolynomialSurface? own) =>
        Math.Sqrt(frame.Spread.Average(point => Squared(
            plane.At(point.X, point.Y) - plane.At(frame.MeanX, frame.MeanY)
            + (own is null ? 0 : own.At(point.X, point.Y) - own.At(frame.MeanX, frame.MeanY)))));

    private static double Apart(SmoothedCells frame, PolynomialSurface plane, PolynomialSurface? reference) =>
        reference is null ? 0 : Math.Sqrt(frame.Spread.Average(point =>
            Squared(plane.At(point.X, point.Y) - reference.At(point.X, point.Y))));

    private static double Squared(double value) => value * value;
}
