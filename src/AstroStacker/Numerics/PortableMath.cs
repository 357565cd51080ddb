namespace AstroStacker.Numerics;

/// <summary>
/// Elementary functions made of + - * / alone, which IEEE 754 rounds alike on every machine: the C libraries behind
/// <see cref="Math"/> differ in the last bit, and a seed must give the same bytes everywhere. Errors stay below 1e-15
/// relative (sine and cosine: absolute).
/// </summary>
public static class PortableMath
{
    // ln 2 and pi / 2, each cut in two: a multiple of the high part (32 bits) is exact.
    private const double Ln2High = 0.69314718036912381649;
    private const double Ln2Low = 1.9082149292705877e-10;
    private const double HalfPiHigh = 1.5707963267341256;
    private const double HalfPiLow = 6.0771005065061922e-11;

    private const double LowestExponent = -708;
    private const double HighestExponent = 709;
    private const int ExponentBias = 1023;
    private const int FractionBits = 52;

    // 1 / n! for n from 0 to 15.
    private static readonly double[] s_inverseFactorials = [.. Enumerable.Range(0, 16)
        .Select(n => 1 / Enumerable.Range(1, n).Aggregate(1.0, (product, factor) => product * factor))];

    /// <summary>e to the power of x; 0 below -708. Taylor's series after taking off multiples of ln 2.</summary>
    public static double Exp(double x)
    {
        if (x < LowestExponent) return 0;
        if (x > HighestExponent) return double.PositiveInfinity;
        double multiple = Math.Round(x * (1 / Ln2High));
        double rest = x - multiple * Ln2High - multiple * Ln2Low, square = rest * rest, even = 0, odd = 0;
        for (int n = s_inverseFactorials.Length - 2; n >= 0; n -= 2)
        {
            even = even * square + s_inverseFactorials[n];
            odd = odd * square + s_inverseFactorials[n + 1];
        }

        return (even + odd * rest) * BitConverter.Int64BitsToDouble((long)(ExponentBias + multiple) << FractionBits);
    }

    /// <summary>Natural logarithm of a normal positive number: 2 artanh((m - 1) / (m + 1)) of its significand m.</summary>
    public static double Log(double x)
    {
        if (!double.IsNormal(x) || x < 0)
            throw new ArgumentOutOfRangeException(nameof(x), x, "must be a normal positive number");
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> FractionBits) - ExponentBias;
        double significand = x / BitConverter.Int64BitsToDouble((long)(ExponentBias + exponent) << FractionBits);
        if (significand > 1.4142135623730951)
        {
            significand /= 2;
            exponent++;
        }

        double ratio = (significand - 1) / (significand + 1), square = ratio * ratio, sum = 0;
        for (int n = 23; n > 0; n -= 2) sum = sum * square + 1.0 / n;
        return exponent * Ln2High + (2 * ratio * sum + exponent * Ln2Low);
    }

    /// <summary>x to the power of y, x positive.</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));

    /// <summary>Sine and cosine of an angle up to some thousand radians; Taylor's series in the nearest quarter turn.</summary>
    public static (double Sin, double Cos) SinCos(double radians)
    {
        double quarters = Math.Round(radians * (1 / (HalfPiHigh + HalfPiLow)));
        double rest = radians - quarters * HalfPiHigh - quarters * HalfPiLow, square = rest * rest;
        double sin = 1, cos = 1;
        for (int n = 18; n > 0; n -= 2)
        {
            sin = 1 - sin * square / (n * (n + 1));
            cos = 1 - cos * square / (n * (n - 1));
        }

        sin *= rest;
        return ((long)quarters & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }
}
