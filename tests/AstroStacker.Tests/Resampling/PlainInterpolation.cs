namespace AstroStacker.Tests.Resampling;

/// <summary>The interpolators' textbook formulas in double, without clamp.</summary>
internal static class PlainInterpolation
{
    /// <param name="name">Of the interpolator.</param>
    /// <param name="plane">Its samples.</param>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    /// <param name="slant">How far the footprint moves to the right from one row to the next.</param>
    public static double At(string name, TestPlane plane, double x, double y, double slant = 0)
    {
        int top = (int)Math.Floor(y);
        double[] down = Weights(name, y - top), across = down;
        int reach = down.Length / 2;
        double sum = 0;
        for (int j = 0; j < down.Length; j++)
        {
            int row = top - reach + 1 + j, column = (int)Math.Floor(x + slant * (row - y));
            if (j == 0 || slant != 0) across = Weights(name, x + slant * (row - y) - column);
            for (int i = 0; i < across.Length; i++)
                sum += across[i] * down[j] * plane.At(column - reach + 1 + i, row);
        }

        return sum;
    }

    /// <summary>The taps' weights; the middle two lie at 0 and 1, the position at f.</summary>
    public static double[] Weights(string name, double f) => name switch
    {
        "bilinear" => [1 - f, f],
        "bicubic" => [.. Enumerable.Range(-1, 4).Select(k => Cubic(Math.Abs(k - f)))],
        "nearest" => f < 0.5 ? [1, 0] : [0, 1],
        "lanczos3" => Lanczos(3, f),
        "lanczos4" => Lanczos(4, f),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "has no plain twin"),
    };

    /// <summary>Divided by their sum, then tilted so that sum k weight = f.</summary>
    private static double[] Lanczos(int reach, double f)
    {
        int[] places = [.. Enumerable.Range(1 - reach, 2 * reach)];
        double[] weights = [.. places.Select(k => Math.Abs(k - f) < reach ? Sinc(k - f) * Sinc((k - f) / reach) : 0)];
        double sum = weights.Sum();
        double error = f - places.Zip(weights, (k, weight) => k * weight / sum).Sum();
        double squares = places.Sum(k => (k - 0.5) * (k - 0.5));
        return [.. places.Zip(weights, (k, weight) => weight / sum + (k - 0.5) * error / squares)];
    }

    private static double Cubic(double d) =>
        d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;

    private static double Sinc(double d) => d == 0 ? 1 : Math.Sin(Math.PI * d) / (Math.PI * d);
}
