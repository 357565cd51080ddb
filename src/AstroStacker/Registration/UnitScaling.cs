using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Moves each picture's points about 0 with a spread of 1, so that normal equations are well conditioned (Hartley
/// 1997).
/// </summary>
internal readonly record struct UnitScaling(
    (double X, double Y, double Scale) Reference, (double X, double Y, double Scale) Frame)
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

        return new UnitScaling((x, y, ScaleOf(from / pairs.Length)), (u, v, ScaleOf(to / pairs.Length)));
    }

    public (double X, double Y) OfReference(double x, double y) =>
        ((x - Reference.X) * Reference.Scale, (y - Reference.Y) * Reference.Scale);

    public (double U, double V) OfFrame(double u, double v) =>
        ((u - Frame.X) * Frame.Scale, (v - Frame.Y) * Frame.Scale);

    /// <summary>The transform between pixels that is <paramref name="unit"/> between unit coordinates.</summary>
    public Transform ToPixels(Transform unit) => Matrix(Reference).Then(unit).Then(Matrix(Frame).Inverse());

    private static double ScaleOf(double square) => Math.Sqrt(1 / Math.Max(square, 1e-300));

    private static Transform Matrix((double X, double Y, double Scale) to) =>
        new([to.Scale, 0, -to.Scale * to.X, 0, to.Scale, -to.Scale * to.Y, 0, 0, 1]);
}
