namespace AstroStacker.Registration;

/// <summary>
/// Three stars, the vertices in the order of their opposite sides, longest first; two ratios of sides tell the shape
/// whatever its place, size and angle (Valdes et al. 1995).
/// </summary>
internal readonly record struct Triangle(
    int A, int B, int C, double MiddleRatio, double ShortRatio, double Longest, bool Clockwise)
{
    public static Triangle Of(double[] x, double[] y, int a, int b, int c)
    {
        double sideA = Side(x, y, b, c), sideB = Side(x, y, a, c), sideC = Side(x, y, a, b);
        if (sideA < sideB) (sideA, sideB, a, b) = (sideB, sideA, b, a);
        if (sideB < sideC) (sideB, sideC, b, c) = (sideC, sideB, c, b);
        if (sideA < sideB) (sideA, sideB, a, b) = (sideB, sideA, b, a);
        double turn = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
        return new Triangle(a, b, c, sideB / sideA, sideC / sideA, sideA, turn > 0);
    }

    private static double Side(double[] x, double[] y, int a, int b) =>
        Math.Sqrt((x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b]));
}
