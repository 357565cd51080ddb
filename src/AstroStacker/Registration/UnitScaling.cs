using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Moves each picture's points about 0 with a spread of 1, so that normal equations are well conditioned (Hartley
/// 1997).
/// </summary>
internal readonly record struct UnitScaling(Transform Reference, Transform Frame)
{
    public static UnitScaling Of(ReadOnlySpan<PointPair> pairs)
    {
        double x = 0, y = 0, u = 0, v = 0, from = 0, to = 0;
        foreach (ref readonly var pair in pairs)
            (x, y, u, v) = (x + pair.X, y + pair.Y, u + pair.U, v + pair.V);
        (x, y, u, v) = (x / pairs.Length, y / pairs.Length, u / pairs.Length, v / pairs.Length);
        foreach (ref readonly var pair in pairs)
        {
            from += (pair.X - x) * (pair.X - x) + (pair.Y - y) * (pair.Y - y);
            to += (pair.U - u) * (pair.U - u) + (pair.V - v) * (pair.V - v);
        }

        return new UnitScaling(Scale(x, y, from / pairs.Length), Scale(u, v, to / pairs.Length));
    }

    private static Transform Scale(double meanX, double meanY, double square)
    {
        double scale = Math.Sqrt(1 / Math.Max(square, 1e-300));
        return new Transform([scale, 0, -scale * meanX, 0, scale, -scale * meanY, 0, 0, 1]);
    }
}
