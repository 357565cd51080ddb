namespace AstroStacker.Numerics;

/// <summary>
/// A polynomial in x and y, fitted so that a few wild values can't move it: least squares reweighted, first to least absolute
/// residuals (which a third of them wild doesn't move), then by Tukey's biweight (Holland and Welsch 1977).
/// </summary>
public sealed class PolynomialSurface
{
    /// <summary>Tukey's constant: 95 % of the precision of plain least squares on Gaussian noise.</summary>
    private const double BiweightReach = 4.685;

    /// <summary>Residuals below this share of their scale count as equal: keeps weights finite.</summary>
    private const double AbsoluteFloor = 0.05;

    private const int AbsoluteRounds = 12, BiweightRounds = 8;

    private readonly double[] _coefficients;

    private PolynomialSurface(int degree, double[] coefficients) => (Degree, _coefficients) = (degree, coefficients);

    /// <summary>0 for a constant, 1 for a plane, 2 for a paraboloid.</summary>
    public int Degree { get; }

    /// <summary>Of 1, x, y, x^2, x y, y^2, as many as the degree has.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>How many coefficients a degree has.</summary>
    public static int Terms(int degree) => (degree + 1) * (degree + 2) / 2;

    public double At(double x, double y)
    {
        Span<double> terms = stackalloc double[_coefficients.Length];
        FillTerms(x, y, terms);
        double sum = 0;
        for (int i = 0; i < terms.Length; i++) sum += terms[i] * _coefficients[i];
        return sum;
    }

    /// <summary>1, x, y, x^2, x y, y^2: as many as there is room for.</summary>
    public static void FillTerms(double x, double y, Span<double> terms)
    {
        terms[0] = 1;
        if (terms.Length >= 3) (terms[1], terms[2]) = (x, y);
        if (terms.Length >= 6) (terms[3], terms[4], terms[5]) = (x * x, x * y, y * y);
    }

    /// <summary>
    /// Fits the highest degree up to <paramref name="degree"/> that the points determine; null where no point has weight.
    /// Keep x and y within a few units of 0.
    /// </summary>
    /// <param name="points">Values at places.</param>
    /// <param name="degree">0 to 2.</param>
    public static PolynomialSurface? Fit(IReadOnlyList<SurfacePoint> points, int degree)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)degree, 2u, nameof(degree));
        var used = points.Where(point => point.Weight > 0).ToArray();
        for (; degree >= 0 && used.Length > 0; degree--)
            if (used.Length >= 2 * Terms(degree) || degree == 0)
                if (FitRobustly(used, degree) is { } surface) return surface;
        return null;
    }

    private static PolynomialSurface? FitRobustly(SurfacePoint[] points, int degree)
    {
        double[] weights = [.. points.Select(point => point.Weight)];
        var surface = Solve(points, weights, degree);
        for (int round = 0; round < AbsoluteRounds + BiweightRounds && surface is not null; round++)
        {
            double[] residuals = [.. points.Select(point => point.Value - surface.At(point.X, point.Y))];
            double scale = RobustStatistics.SigmaPerMad * RobustStatistics.Median(residuals.Select(Math.Abs).ToArray());
            if (!(scale > 0)) break;
            for (int i = 0; i < points.Length; i++)
                weights[i] = points[i].Weight * (round < AbsoluteRounds ? Absolute(residuals[i] / scale) : Biweight(residuals[i] / scale));
            surface = Solve(points, weights, degree) ?? surface;
        }

        return surface;
    }

    private static PolynomialSurface? Solve(SurfacePoint[] points, double[] weights, int degree)
    {
        int count = Terms(degree);
        Span<double> matrix = stackalloc double[count * count], right = stackalloc double[count], terms = stackalloc double[count];
        matrix.Clear();
        right.Clear();
        for (int i = 0; i < points.Length; i++)
        {
            FillTerms(points[i].X, points[i].Y, terms);
            for (int row = 0; row < count; row++)
            {
                right[row] += weights[i] * terms[row] * points[i].Value;
                for (int column = 0; column <= row; column++) matrix[row * count + column] += weights[i] * terms[row] * terms[column];
            }
        }

        return SymmetricSolver.Solve(matrix, count, right) ? new PolynomialSurface(degree, right.ToArray()) : null;
    }

    private static double Absolute(double residual) => 1 / Math.Max(AbsoluteFloor, Math.Abs(residual));

    private static double Biweight(double residual)
    {
        double share = 1 - residual * residual / (BiweightReach * BiweightReach);
        return share > 0 ? share * share : 0;
    }
}
