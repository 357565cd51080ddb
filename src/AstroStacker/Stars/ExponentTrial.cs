namespace AstroStacker.Stars;

/// <summary>
/// Which curve a frame's stars follow: the exponent of the least chi square over the brightest, all shapes free. Where a
/// mosaic samples small stars sparsely, a wrong curve would pull centroids to and fro with their place in the grid.
/// </summary>
internal sealed class ExponentTrial(StarMeasurer measurer, double radiusPixels)
{
    private const int MostStars = 16;

    /// <summary>How far 1 / exponent may be from the usual one's when stars tell little.</summary>
    private const double InverseSigma = 0.1;

    private static readonly ProfileCurve[] s_curves = [new(2), new(2.5), ProfileCurve.Usual, new(4), new(5), new(6)];

    public double Best(IReadOnlyList<MeasuredStar> stars)
    {
        var chi = new double[s_curves.Length];
        for (int i = 0; i < chi.Length; i++)
        {
            double distance = (1 / s_curves[i].Exponent - 1 / ProfileCurve.Usual.Exponent) / InverseSigma;
            chi[i] = distance * distance;
        }

        foreach (var star in stars.OrderByDescending(star => star.Star.Flux).Take(MostStars))
        {
            if (measurer.Compare(star, s_curves, radiusPixels) is not { } own) continue;
            for (int i = 0; i < chi.Length; i++) chi[i] += own[i];
        }

        return Math.Clamp(1 / Lowest(chi), ProfileCurve.LeastExponent, ProfileCurve.MostExponent);
    }

    /// <summary>Where the parabola through the least value and its neighbours, over 1 / exponent, has its foot.</summary>
    private static double Lowest(double[] chi)
    {
        int least = Math.Clamp(Array.IndexOf(chi, chi.Min()), 1, chi.Length - 2);
        double a = 1 / s_curves[least - 1].Exponent, b = 1 / s_curves[least].Exponent;
        double c = 1 / s_curves[least + 1].Exponent;
        double left = (chi[least] - chi[least - 1]) / (b - a), right = (chi[least + 1] - chi[least]) / (c - b);
        double curvature = (right - left) / (c - a);
        double foot = curvature > 0 ? (a + b) / 2 - left / (2 * curvature) : chi[least - 1] < chi[least + 1] ? a : c;
        return Math.Max(foot, 1 / ProfileCurve.MostExponent);
    }
}
