using AstroStacker.Numerics;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Rosner's critical values (Technometrics 25, 1983, eq. 2.5): with l samples left, lambda = (l - 1) t / sqrt((l - 2 + t^2) l),
/// t being the 1 - alpha / (2 l) point of Student's distribution with l - 2 degrees of freedom.
/// </summary>
internal static class GesdCritical
{
    /// <summary>One degree of freedom.</summary>
    public const int FewestSamples = 3;

    private const int MostRounds = 60;

    /// <summary>critical[l] for l samples; beyond any sample for fewer than 3.</summary>
    public static void Fill(double alpha, Span<float> critical)
    {
        double angle = 1;
        for (int left = 0; left < critical.Length; left++)
        {
            if (left < FewestSamples)
            {
                critical[left] = float.MaxValue;
                continue;
            }

            int freedom = left - 2;
            angle = Angle(1 - alpha / left, freedom, angle);
            var (sin, cos) = PortableMath.SinCos(angle);
            double t = Math.Sqrt(freedom) * sin / cos;
            critical[left] = (float)((left - 1) * t / Math.Sqrt((freedom + t * t) * left));
        }
    }

    /// <summary>
    /// The angle atan(t / sqrt(freedom)) within which Student's t lies with that probability, to both sides: the part of
    /// integral of cos^(freedom - 1) from 0 to pi / 2 up to it (Abramowitz and Stegun 26.7.3 and .4). Newton's method; the
    /// integral bends down, so that after the first round it closes in from below.
    /// </summary>
    private static double Angle(double probability, int freedom, double start)
    {
        double angle = start;
        for (int round = 0; round < MostRounds; round++)
        {
            var (part, whole, slope) = Integral(angle, freedom - 1);
            double step = (probability * whole - part) / slope;
            double next = Math.Clamp(angle + step, angle / 2, (angle + Math.PI / 2) / 2);
            if (Math.Abs(next - angle) <= 1e-14 * angle) return next;
            angle = next;
        }

        return angle;
    }

    /// <summary>
    /// Of cos^power: the integral from 0 to the angle, that to pi / 2, and the value at the angle, by the recursion
    /// k J(k) = sin cos^(k - 1) + (k - 1) J(k - 2).
    /// </summary>
    private static (double Part, double Whole, double Value) Integral(double angle, int power)
    {
        var (sin, cos) = PortableMath.SinCos(angle);
        bool even = power % 2 == 0;
        double part = even ? angle : sin, whole = even ? Math.PI / 2 : 1, value = even ? 1 : cos, square = cos * cos;
        for (int k = even ? 2 : 3; k <= power; k += 2)
        {
            double before = (k - 1.0) / k;
            part = sin * cos * value / k + before * part;
            whole *= before;
            value *= square;
        }

        return (part, whole, value);
    }
}
