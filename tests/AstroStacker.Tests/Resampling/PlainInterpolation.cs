namespace AstroStacker.Tests.Resampling;

/// <summary>The interpolators' textbook formulas in double, without clamp.</summary>
internal static class PlainInterpolation
{
    public static double At(string name, TestPlane plane, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double[] across = Weights(name, x - left), down = Weights(name, y - top);
        int reach = across.Length / 2;
        double sum = 0;
        for (int j = 0; j < down.Length; j++)
            for (int i = 0; i < across.Length; i++)
                sum += across[i] * down[j] * plane.At(left - reach + 1 + i, top - reach + 1 + j);
        return sum;
    }

    /// <summary>The taps' weights; the middle two lie at 0 and 1, the position at f.</summary>
    public static double[] Weights(string name, double f) => name switch
    {
        "bilinear" => [1 - f, f],
        "bicubic" => [.. Enumerable.Range(-1, 4).Select(k => Cubic(Math.Abs(k - f)))],
        "lanczos3" => Lanczos3(f),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "has no plain twin"),
    };

    /// <summary>Divided by their sum, then tilted so that sum k weight = f.</summary>
    private static double[] Lanczos3(double f)
    {
        int[] places = [.. Enumerable.Range(-2, 6)];
        double[] weights = [.. places.Select(k => Math.Abs(k - f) < 3 ? Sinc(k - f) * Sinc((k - f) / 3) : 0)];
        double sum = weights.Sum();
        double error = f - places.Zip(weights, (k, weight) => k * weight / sum).Sum();
        return [.. places.Zip(weights, (k, weight) => weight / sum + (k - 0.5) * error / 17.5)];
    }

    private static double Cubic(double d) =>
        d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;

    private static double Sinc(double d) => d == 0 ? 1 : Math.Sin(Math.PI * d) / (Math.PI * d);
}
