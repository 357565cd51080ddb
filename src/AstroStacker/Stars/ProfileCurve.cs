using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// How a star's light falls off: 1 / D(q), q the squared distance in units of the half width at half maximum. For whole
/// exponents n it is Moffat's (1969), D = (1 + (2^(1/n) - 1) q)^n; between two of them D runs straight from one to the
/// other, which strays from Moffat's by less than 0.01 of the top and needs no power function.
/// </summary>
internal sealed class ProfileCurve
{
    /// <summary>Exponents that are fitted; real optics and air give 2.5 to 5.</summary>
    public const double LeastExponent = 2, MostExponent = 6;

    private const int Degree = 5;

    /// <summary>Exponent 3: what most frames come near.</summary>
    public static readonly ProfileCurve Usual = new(3);

    public ProfileCurve(double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exponent, LeastExponent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exponent, MostExponent);
        Exponent = exponent;
        int whole = Math.Min((int)exponent, Degree - 1);
        double share = exponent - whole;
        double[] low = Whole(whole), high = Whole(whole + 1);
        double[] sum = [.. low.Zip(high, (a, b) => (1 - share) * a + share * b)];
        Coefficients = [.. sum.Skip(1).Select(value => (float)value)];
        Area = Math.PI * Integral(sum);
    }

    public double Exponent { get; }

    /// <summary>Of q to q^5 in D.</summary>
    public float[] Coefficients { get; }

    /// <summary>The integral over the plane of a round profile of half width 1.</summary>
    public double Area { get; }

    /// <summary>The coefficients of (1 + h q)^n, 1 for q = 0 and 2 for q = 1.</summary>
    private static double[] Whole(int exponent)
    {
        double h = PortableMath.Pow(2, 1.0 / exponent) - 1, coefficient = 1;
        var all = new double[Degree + 1];
        for (int k = 0; k <= exponent; k++)
        {
            all[k] = coefficient;
            coefficient *= h * (exponent - k) / (k + 1);
        }

        return all;
    }

    /// <summary>Of 1 / D over all q, by Simpson's rule in t = q / (1 + q).</summary>
    private static double Integral(double[] coefficients)
    {
        const int steps = 256;
        double sum = 1;
        for (int i = 1; i < steps; i++)
        {
            double t = (double)i / steps, q = t / (1 - t), value = 0;
            for (int k = Degree; k >= 0; k--) value = value * q + coefficients[k];
            sum += (i % 2 == 0 ? 2 : 4) / (value * (1 - t) * (1 - t));
        }

        // At t = 1 the integrand (1 + q)^2 / D goes to 1 / c2 for an exponent of 2, to 0 for higher ones.
        if (coefficients[3] == 0) sum += 1 / coefficients[2];
        return sum / (3 * steps);
    }
}
