using AstroStacker.Imaging;

namespace AstroStacker.Registration.Asterisms;

/// <summary>A turn, a scale and a shift: z goes to (C + i S) z + (X + i Y).</summary>
internal readonly record struct Similarity(double C, double S, double X, double Y)
{
    public double Scale => Math.Sqrt(C * C + S * S);

    public (double X, double Y) Map(double x, double y) => (C * x - S * y + X, S * x + C * y + Y);

    public Transform ToTransform() => new([C, -S, X, S, C, Y, 0, 0, 1]);

    /// <summary>Least squares over pairs of stars, all weighing the same.</summary>
    public static Similarity Of(StarField reference, StarField frame, ReadOnlySpan<(int Reference, int Frame)> pairs)
    {
        double x = 0, y = 0, u = 0, v = 0;
        foreach (var (r, f) in pairs)
            (x, y, u, v) = (x + reference.X[r], y + reference.Y[r], u + frame.X[f], v + frame.Y[f]);
        (x, y, u, v) = (x / pairs.Length, y / pairs.Length, u / pairs.Length, v / pairs.Length);
        double along = 0, across = 0, squares = 0;
        foreach (var (r, f) in pairs)
        {
            double dx = reference.X[r] - x, dy = reference.Y[r] - y, du = frame.X[f] - u, dv = frame.Y[f] - v;
            along += dx * du + dy * dv;
            across += dx * dv - dy * du;
            squares += dx * dx + dy * dy;
        }

        double c = along / squares, s = across / squares;
        return new Similarity(c, s, u - c * x + s * y, v - s * x - c * y);
    }
}
