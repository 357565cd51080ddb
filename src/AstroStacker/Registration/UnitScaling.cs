using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Moves each picture's points about 0 with a spread of 1, so that normal equations are well conditioned (Hartley
/// 1997).
/// </summary>
internal readonly record struct UnitScaling(Transform Reference, Transform Frame)
{
    public static UnitScaling Of(IReadOnlyList<PointPair> pairs) =>
        new(Scale([.. pairs.Select(pair => (pair.X, pair.Y))]), Scale([.. pairs.Select(pair => (pair.U, pair.V))]));

    private static Transform Scale(ReadOnlySpan<(double X, double Y)> points)
    {
        double meanX = 0, meanY = 0, spread = 0;
        foreach (var (x, y) in points) (meanX, meanY) = (meanX + x / points.Length, meanY + y / points.Length);
        foreach (var (x, y) in points) spread += (x - meanX) * (x - meanX) + (y - meanY) * (y - meanY);
        double scale = Math.Sqrt(points.Length / Math.Max(spread, 1e-300));
        return new Transform([scale, 0, -scale * meanX, 0, scale, -scale * meanY, 0, 0, 1]);
    }
}
