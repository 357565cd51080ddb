using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// What the stars wander beyond their measured errors (air, blends), so that a few bright stars don't carry the fit
/// alone.
/// </summary>
internal static class ScatterFloor
{
    /// <summary>Only the pairs measured best tell: so many of them.</summary>
    private const int MostPairs = 300;

    private const double LeastPixels = 0.003, MostPixels = 4;

    /// <summary>A pair farther off than so many squared errors counts no more than these.</summary>
    private const double MostSquare = 9;

    private const int Halvings = 30;

    /// <summary>
    /// Pixels a coordinate, of greatest likelihood: where the sum over pairs of (2 - d^2 / s) / s is 0, with s the pair's
    /// variance and the floor's square.
    /// </summary>
    public static double Pixels(Transform transform, ReadOnlySpan<PointPair> pairs)
    {
        double most = double.PositiveInfinity;
        if (pairs.Length > MostPairs)
        {
            var variances = new double[pairs.Length];
            for (int i = 0; i < pairs.Length; i++) variances[i] = pairs[i].Variance;
            most = RobustStatistics.Select<double>(variances, MostPairs);
        }

        var best = new List<(double Variance, double Square)>();
        foreach (ref readonly var pair in pairs)
        {
            if (pair.Variance > most) continue;
            double distance = TransformFit.Distance(transform, pair);
            best.Add((pair.Variance, distance * distance));
        }

        double low = LeastPixels, high = MostPixels;
        if (Slope(best, low * low) >= 0) return low;
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = Math.Sqrt(low * high);
            if (Slope(best, middle * middle) < 0) low = middle;
            else high = middle;
        }

        return high;
    }

    private static double Slope(List<(double Variance, double Square)> pairs, double floorSquare)
    {
        double sum = 0;
        foreach (var (variance, square) in pairs)
        {
            double total = variance + floorSquare;
            sum += (2 - Math.Min(MostSquare, square / total)) / total;
        }

        return sum;
    }
}
