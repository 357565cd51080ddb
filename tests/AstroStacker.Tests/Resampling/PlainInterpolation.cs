namespace AstroStacker.Tests.Resampling;

/// <summary>The interpolators' textbook formulas in double, without clamp.</summary>
internal static class PlainInterpolation
{
    public static double At(string name, TestPlane plane, double x, double y)
    {
        var (radius, kernel) = Kernel(name);
        int left = (int)Math.Floor(x) - radius + 1, top = (int)Math.Floor(y) - radius + 1;
        double sum = 0, weights = 0;
        for (int j = 0; j < 2 * radius; j++)
            for (int i = 0; i < 2 * radius; i++)
            {
                double weight = kernel(x - (left + i)) * kernel(y - (top + j));
                sum += weight * plane.At(left + i, top + j);
                weights += weight;
            }

        return sum / weights;
    }

    private static (int Radius, Func<double, double> Kernel) Kernel(string name) => name switch
    {
        "bilinear" => (1, static d => Math.Max(0, 1 - Math.Abs(d))),
        "bicubic" => (2, static d => Cubic(Math.Abs(d))),
        "lanczos3" => (3, static d => Math.Abs(d) < 3 ? Sinc(d) * Sinc(d / 3) : 0),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "has no plain twin"),
    };

    private static double Cubic(double d) =>
        d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;

    private static double Sinc(double d) => d == 0 ? 1 : Math.Sin(Math.PI * d) / (Math.PI * d);
}
