using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>
/// The affine map nearest to a transform over one whole block of the output grid: x = X + Xx i + Xy j and
/// y = Y + Yx i + Yy j, (i, j) counted from the block's first pixel. A function of the block's place alone.
/// </summary>
internal readonly record struct LocalAffine(double X, double Xx, double Xy, double Y, double Yx, double Yy)
{
    private const int Last = Warp.BlockPixels - 1;

    /// <summary>
    /// How far the affine map is off at most, over the block's corners, edge middles and centre; infinite or NaN at the
    /// horizon.
    /// </summary>
    public double ErrorPixels { get; private init; }

    /// <summary>
    /// False where a lens bends lines, or the horizon runs through the block, so that they come back from the other side.
    /// </summary>
    public bool HasStraightRows { get; private init; } = true;

    /// <summary>How far positions lie from the first pixel's at most.</summary>
    public double ReachPixels => Last * Math.Max(Math.Abs(Xx) + Math.Abs(Xy), Math.Abs(Yx) + Math.Abs(Yy));

    public static LocalAffine At(Transform transform, int blockX, int blockY)
    {
        var (x, y) = transform.Map(blockX, blockY);
        if (transform.IsAffine)
        {
            var m = transform.Matrix;
            return new LocalAffine(x, m[0], m[1], y, m[3], m[4]);
        }

        var right = transform.Map(blockX + Last, blockY);
        var below = transform.Map(blockX, blockY + Last);
        var corner = transform.Map(blockX + Last, blockY + Last);
        var middle = transform.Map(blockX + Last * 0.5, blockY + Last * 0.5);
        double xx = (right.X - x + corner.X - below.X) / (2 * Last), xy = (below.X - x + corner.X - right.X) / (2 * Last);
        double yx = (right.Y - y + corner.Y - below.Y) / (2 * Last), yy = (below.Y - y + corner.Y - right.Y) / (2 * Last);
        double meanX = (x + right.X + below.X + corner.X + 4 * middle.X) / 8;
        double meanY = (y + right.Y + below.Y + corner.Y + 4 * middle.Y) / 8;
        var affine = new LocalAffine(
            meanX - (xx + xy) * Last / 2, xx, xy, meanY - (yx + yy) * Last / 2, yx, yy);
        return affine with
        {
            ErrorPixels = affine.LargestError(transform, blockX, blockY),
            HasStraightRows = !transform.HasLens && LiesOnOneSide(transform.Matrix, blockX, blockY),
        };
    }

    private static bool LiesOnOneSide(IReadOnlyList<double> m, int x, int y)
    {
        double depth = m[6] * x + m[7] * y + m[8], right = m[6] * Last, down = m[7] * Last;
        return Math.Min(Math.Min(depth, depth + right), Math.Min(depth + down, depth + right + down)) > 0
            || Math.Max(Math.Max(depth, depth + right), Math.Max(depth + down, depth + right + down)) < 0;
    }

    private double LargestError(Transform transform, int blockX, int blockY)
    {
        double largest = 0;
        for (int point = 0; point < 9; point++)
        {
            double i = point % 3 * 0.5 * Last, j = point / 3 * 0.5 * Last;
            var (x, y) = transform.Map(blockX + i, blockY + j);
            double error = Math.Abs(X + Xx * i + Xy * j - x) + Math.Abs(Y + Yx * i + Yy * j - y);
            largest = Math.Max(largest, error);
        }

        return largest;
    }
}
