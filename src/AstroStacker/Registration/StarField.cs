using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>The stars of one frame, brightest first, prepared for look-up.</summary>
internal sealed class StarField
{
    private const double EdgeShare = 0.02;

    public StarField(IReadOnlyList<Star> stars)
    {
        Stars = [.. stars];
        X = [.. stars.Select(star => star.X)];
        Y = [.. stars.Select(star => star.Y)];
        Tree = new KdTree(X, Y);
        if (stars.Count == 0) return;
        (Left, Right, Top, Bottom) = (X.Min(), X.Max(), Y.Min(), Y.Max());
    }

    public Star[] Stars { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public KdTree Tree { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public int Count => Stars.Length;

    /// <summary>Of the rectangle that holds the stars, square pixels.</summary>
    public double Area => Math.Max(1, (Right - Left) * (Bottom - Top));

    /// <summary>
    /// Within the rectangle of the stars, a little more: the frame's edge lies somewhat outside the last star.
    /// </summary>
    public bool Covers(double x, double y)
    {
        double marginX = EdgeShare * (Right - Left), marginY = EdgeShare * (Bottom - Top);
        return x >= Left - marginX && x <= Right + marginX && y >= Top - marginY && y <= Bottom + marginY;
    }

    /// <summary>The same sky as a mirror shows it.</summary>
    public StarField Mirrored() => new([.. Stars.Select(star => star with { X = -star.X })]);
}
