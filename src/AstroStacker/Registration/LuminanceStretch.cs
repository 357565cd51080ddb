using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// Brings linear luminance into 0..1 as an eye would like it: black at the 0.1 % quantile, white at the 99.9 % quantile,
/// between them asinh, bent so that the median lands near a quarter.
/// </summary>
internal static class LuminanceStretch
{
    private const double BlackQuantile = 0.001, WhiteQuantile = 0.999, MedianTarget = 0.25;

    private const double MostBend = 1e4;

    public static float[] Stretch(float[] luminance)
    {
        float[] scratch = [.. luminance];
        double black = Quantile(scratch, BlackQuantile), white = Quantile(scratch, WhiteQuantile);
        double median = Quantile(scratch, 0.5);
        if (white <= black) return new float[luminance.Length];
        double bend = Bend((median - black) / (white - black)), top = Math.Asinh(bend);
        var stretched = new float[luminance.Length];
        for (int i = 0; i < stretched.Length; i++)
            stretched[i] = (float)(Math.Asinh(bend * Math.Clamp((luminance[i] - black) / (white - black), 0, 1)) / top);
        return stretched;
    }

    /// <summary>
    /// The b for which asinh(b median) / asinh(b) is the target, by bisection; next to none for bright pictures.
    /// </summary>
    private static double Bend(double median)
    {
        double low = 1e-3, high = MostBend;
        if (median <= 0 || median >= MedianTarget) return median <= 0 ? high : low;
        for (int i = 0; i < 60; i++)
        {
            double middle = Math.Sqrt(low * high);
            if (Math.Asinh(middle * median) / Math.Asinh(middle) < MedianTarget) low = middle;
            else high = middle;
        }

        return high;
    }

    private static float Quantile(float[] values, double quantile) =>
        RobustStatistics.Select<float>(values, (int)(quantile * (values.Length - 1)));
}
