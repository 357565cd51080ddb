using AstroStacker.Numerics;

namespace AstroStacker.Integration;

/// <summary>
/// variance = PerLight x light + Floor, with standard errors: least squares of relative residuals (a variance measured from
/// so many samples is right to a share of itself), reweighted by Tukey's biweight so that stars in a cell don't matter.
/// </summary>
internal readonly record struct TransferLine(double PerLight, double Floor, double PerLightError, double FloorError)
{
    private const double BiweightReach = 4.685;

    private const int Rounds = 20;

    /// <summary>A prediction is never taken to be below this share of the middle variance.</summary>
    private const double LeastShare = 0.05;

    /// <summary>Null where the points don't determine it.</summary>
    public static TransferLine? Fit(IReadOnlyList<TransferPoint> points, bool withFloor)
    {
        double middle = RobustStatistics.Median(points.Select(point => point.Variance).ToArray());
        var (line, scale) = (new TransferLine(0, middle, 0, 0), double.PositiveInfinity);
        double[] residuals = new double[points.Count];
        for (int round = 0; round < Rounds; round++)
        {
            if (Step(points, line, new Trust(scale, LeastShare * middle), withFloor) is not { } next) return null;
            line = next;
            for (int i = 0; i < residuals.Length; i++) residuals[i] = Math.Abs(line.Residual(points[i], LeastShare * middle));
            scale = RobustStatistics.SigmaPerMad * RobustStatistics.Median([.. residuals]);
            if (!(scale > 0)) break;
        }

        return line;
    }

    private double Residual(TransferPoint point, double least)
    {
        double predicted = PerLight * point.Light + Floor;
        return (point.Variance - predicted) / Math.Max(least, predicted);
    }

    private readonly record struct Trust(double Scale, double LeastVariance);

    private static TransferLine? Step(IReadOnlyList<TransferPoint> points, TransferLine last, Trust trust, bool withFloor)
    {
        double s = 0, sx = 0, sxx = 0, sy = 0, sxy = 0, squares = 0, total = 0;
        foreach (var point in points)
        {
            double predicted = Math.Max(trust.LeastVariance, last.PerLight * point.Light + last.Floor);
            double residual = last.Residual(point, trust.LeastVariance) / trust.Scale;
            double share = 1 - residual * residual / (BiweightReach * BiweightReach);
            if (share <= 0) continue;
            double weight = share * share / (predicted * predicted);
            s += weight;
            sx += weight * point.Light;
            sxx += weight * point.Light * point.Light;
            sy += weight * point.Variance;
            sxy += weight * point.Light * point.Variance;
            squares += share * share * Math.Pow(last.Residual(point, trust.LeastVariance), 2);
            total += share * share;
        }

        double determinant = withFloor ? s * sxx - sx * sx : sxx;
        if (!(determinant > (withFloor ? 1e-12 * s * sxx : 0))) return null;
        double spread = squares / total;
        return withFloor
            ? new((s * sxy - sx * sy) / determinant, (sxx * sy - sx * sxy) / determinant,
                Math.Sqrt(spread * s / determinant), Math.Sqrt(spread * sxx / determinant))
            : new(sxy / sxx, 0, Math.Sqrt(spread / sxx), 0);
    }
}
