using AstroStacker.Numerics;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// Brings linear luminance into 0..1 as an eye would like it: black at the 0.1 % quantile, white at the 99.9 % quantile,
/// between them asinh, bent so that the median lands near a quarter.
/// </summary>
internal static class LuminanceStretch
{
    private const double BlackQuantile = 0.001, WhiteQuantile = 0.999, MedianTarget = 0.25;

    private const double LeastBend = 1e-2, MostBend = 1e4;

    public static float[] Stretch(float[] luminance)
    {
        float[] scratch = [.. luminance];
        double black = Quantile(scratch, BlackQuantile), white = Quantile(scratch, WhiteQuantile);
        double median = Quantile(scratch, 0.5);
        if (white <= black) return new float[luminance.Length];
        double bend = Bend((median - black) / (white - black));
        float scale = (float)(1 / (white - black)), slope = (float)bend, top = (float)(1 / Math.Asinh(bend));
        var stretched = new float[luminance.Length];
        for (int i = 0; i < stretched.Length; i++)
        {
            float level = Math.Clamp((luminance[i] - (float)black) * scale, 0, 1), x = slope * level;
            // asinh x as its formula, in float: many times as fast. A bend as small as the least is no bend.
            stretched[i] = bend <= LeastBend ? level : top * MathF.Log(x + MathF.Sqrt(x * x + 1));
        }

        return stretched;
    }

    /// <summary>
    /// The b for which asinh(b median) / asinh(b) is the target, by bisection; next to none for bright pictures.
    /// </summary>
    private static double Bend(double median)
    {
        double low = LeastBend, high = MostBend;
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
