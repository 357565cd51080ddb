using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// The output grid in square bins; bin (0, 0) covers its top-left pixels, and only whole bins count.
/// </summary>
/// <param name="Width">Bins across.</param>
/// <param name="Height">Bins down.</param>
/// <param name="Size">Side of a bin, output pixels.</param>
public sealed record BinnedGrid(int Width, int Height, int Size = BinnedFrame.UsualSize)
{
    /// <summary>Distance, in bins, of the places that a transform is asked for; between them it is straight.</summary>
    private const int NodeStep = 16;

    /// <summary>The grid over an output of so many pixels.</summary>
    public static BinnedGrid Over(int widthPixels, int heightPixels, int size = BinnedFrame.UsualSize) =>
        new(widthPixels / size, heightPixels / size, size);

    /// <summary>The output pixel at a place on the bins; whole numbers are bins' middles on both sides.</summary>
    public (double X, double Y) ToOutput(double binX, double binY) =>
        ((binX + 0.5) * Size - 0.5, (binY + 0.5) * Size - 0.5);

    /// <summary>
    /// Brings one colour of a binned frame onto this grid, bilinearly between the places where its light was collected.
    /// Valid becomes 1 where all four bins lie in the frame and none is saturated; else it and the value are 0.
    /// </summary>
    public void Warp(BinnedFrame frame, int plane, Transform outputToFrame, Span<float> values, Span<byte> valid) =>
        Warp(frame, frame.Plane(plane), frame.Origin(plane), outputToFrame, values, valid);

    /// <summary>The same for a plane made of a frame's, with the sensor position of its bin (0, 0).</summary>
    public void Warp(
        BinnedFrame frame, ReadOnlySpan<float> plane, (double X, double Y) origin, Transform outputToFrame,
        Span<float> values, Span<byte> valid)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(plane.Length, frame.Width * frame.Height);
        Warp(new BinnedPlane(frame, plane, origin, frame.Saturated), outputToFrame, values, valid);
    }

    /// <summary>The same; a plane without flags has no saturated bins.</summary>
    internal void Warp(BinnedPlane plane, Transform outputToFrame, Span<float> values, Span<byte> valid)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Width * Height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(valid.Length, Width * Height);
        int nodes = Width / NodeStep + 2;
        Span<(double X, double Y)> upper = new (double, double)[nodes], lower = new (double, double)[nodes];
        FillNodes(outputToFrame, plane, 0, lower);
        for (int y = 0; y < Height; y++)
        {
            if (y % NodeStep == 0)
            {
                lower.CopyTo(upper);
                FillNodes(outputToFrame, plane, y + NodeStep, lower);
            }

            double down = y % NodeStep / (double)NodeStep;
            for (int node = 0, x = 0; x < Width; node++, x += NodeStep)
            {
                var start = Between(upper[node], lower[node], down);
                var end = Between(upper[node + 1], lower[node + 1], down);
                int count = Math.Min(NodeStep, Width - x), at = y * Width + x;
                WarpRun(plane, (start, end), values.Slice(at, count), valid.Slice(at, count));
            }
        }
    }

    /// <summary>A run of bins along which the source place moves evenly from start, reaching end after a node's step.</summary>
    private static void WarpRun(
        BinnedPlane plane, ((double X, double Y) Start, (double X, double Y) End) run, Span<float> values, Span<byte> valid)
    {
        double stepX = (run.End.X - run.Start.X) / NodeStep, stepY = (run.End.Y - run.Start.Y) / NodeStep;
        int right = plane.Width - 1, bottom = plane.Height - 1, stride = plane.Width;
        var bins = plane.Values;
        var saturated = plane.Saturated;
        for (int i = 0; i < values.Length; i++)
        {
            double x = run.Start.X + i * stepX, y = run.Start.Y + i * stepY;

            // Written so that a place that is not a number is outside.
            if (!(x >= 0 && y >= 0 && x <= right && y <= bottom))
            {
                (values[i], valid[i]) = (0, 0);
                continue;
            }

            int left = Math.Min((int)x, Math.Max(0, right - 1)), top = Math.Min((int)y, Math.Max(0, bottom - 1));
            int at = top * stride + left, across = Math.Min(1, right), down = bottom > 0 ? stride : 0;
            float shareX = (float)(x - left), shareY = (float)(y - top);
            float upper = bins[at] + (bins[at + across] - bins[at]) * shareX;
            float lower = bins[at + down] + (bins[at + down + across] - bins[at + down]) * shareX;
            int flags = saturated.IsEmpty ? 0
                : saturated[at] | saturated[at + across] | saturated[at + down] | saturated[at + down + across];
            values[i] = flags == 0 ? upper + (lower - upper) * shareY : 0;
            valid[i] = (byte)(flags ^ 1);
        }
    }

    /// <summary>Where the bins of row y, NodeStep apart, lie on the frame's bins.</summary>
    private void FillNodes(Transform outputToFrame, BinnedPlane plane, int y, Span<(double X, double Y)> nodes)
    {
        for (int node = 0; node < nodes.Length; node++)
        {
            var (outputX, outputY) = ToOutput(node * NodeStep, y);
            var (sensorX, sensorY) = outputToFrame.Map(outputX, outputY);
            nodes[node] = ((sensorX - plane.Origin.X) / plane.Size, (sensorY - plane.Origin.Y) / plane.Size);
        }
    }

    private static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, double share) =>
        (a.X + (b.X - a.X) * share, a.Y + (b.Y - a.Y) * share);
}
