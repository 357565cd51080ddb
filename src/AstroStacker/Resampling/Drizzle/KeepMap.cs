using AstroStacker.Imaging;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// Carries what was rejected on the interpolated tile at scale 1 back to the raw samples that are dropped: a sample falls
/// with the pixel it lies in. The answer depends on the region whose weights are given, not on the window: whoever wants
/// the same bytes whatever the tiles are gives the same regions (whole 64x64 blocks of the grid at scale 1) for the same
/// output.
/// </summary>
public static class KeepMap
{
    /// <summary>
    /// Side of the squares of samples, counted from sensor pixel (0, 0), across which the way to the grid is bilinear: right
    /// to a hundredth of a pixel behind the strongest lenses.
    /// </summary>
    private const int CellPixels = 16;

    /// <summary>
    /// keep[i] = 0 for the samples of <paramref name="source"/> whose nearest pixel of <paramref name="region"/> has weight
    /// 0, and for those that the grid doesn't see; others stay as they are.
    /// </summary>
    /// <param name="weights">Of one plane of the frame on the region, after rejection, row by row.</param>
    /// <param name="region">Pixels of the grid at scale 1; its outermost stand in for what lies beyond.</param>
    /// <param name="frameToGrid">From the frame's full-sensor pixels to the grid at scale 1.</param>
    /// <param name="source">The window of samples.</param>
    /// <param name="keep">Their weights.</param>
    public static void Apply(
        ReadOnlySpan<float> weights, PixelRectangle region, Transform frameToGrid, PixelRectangle source, Span<float> keep)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, checked((int)region.Area));
        ArgumentOutOfRangeException.ThrowIfNotEqual(keep.Length, checked((int)source.Area));
        if (source.IsEmpty) return;
        ArgumentOutOfRangeException.ThrowIfZero(weights.Length);
        for (int y = CellStart(source.Y); y < source.Bottom; y += CellPixels)
            for (int x = CellStart(source.X); x < source.Right; x += CellPixels)
            {
                var cell = Cell.At(frameToGrid, x, y);
                Apply(weights, region, cell, source, keep);
            }
    }

    private static void Apply(
        ReadOnlySpan<float> weights, PixelRectangle region, in Cell cell, PixelRectangle source, Span<float> keep)
    {
        var part = new PixelRectangle(cell.X, cell.Y, CellPixels, CellPixels).Intersect(source);
        for (int y = part.Y; y < part.Bottom; y++)
        {
            var line = keep.Slice((y - source.Y) * source.Width + part.X - source.X, part.Width);
            for (int i = 0; i < line.Length; i++)
            {
                var (gridX, gridY) = cell.Map(part.X + i, y);
                bool isSeen = !double.IsNaN(gridX + gridY);
                int column = Nearest(gridX, region.X, region.Width), row = Nearest(gridY, region.Y, region.Height);
                if (!isSeen || weights[row * region.Width + column] == 0) line[i] = 0;
            }
        }
    }

    private static int Nearest(double position, int first, int count) =>
        (int)Math.Clamp(Math.Floor(position + 0.5) - first, 0, count - 1);

    private static int CellStart(int position) => (int)Math.Floor(position / (double)CellPixels) * CellPixels;

    /// <summary>The way to the grid over one square of samples; the exact one where a corner has none.</summary>
    private readonly record struct Cell(Transform Exact, int X, int Y)
    {
        private (double X, double Y) First { get; init; }

        private (double X, double Y) Right { get; init; }

        private (double X, double Y) Below { get; init; }

        private (double X, double Y) Both { get; init; }

        private bool IsWhole { get; init; }

        public static Cell At(Transform transform, int x, int y)
        {
            var (first, right) = (transform.Map(x, y), transform.Map(x + CellPixels, y));
            var (below, corner) = (transform.Map(x, y + CellPixels), transform.Map(x + CellPixels, y + CellPixels));
            return new Cell(transform, x, y)
            {
                First = first,
                Right = (right.X - first.X, right.Y - first.Y),
                Below = (below.X - first.X, below.Y - first.Y),
                Both = (corner.X - right.X - below.X + first.X, corner.Y - right.Y - below.Y + first.Y),
                IsWhole = double.IsFinite(first.X + right.X + below.X + corner.X + first.Y + right.Y + below.Y + corner.Y),
            };
        }

        public (double X, double Y) Map(int x, int y)
        {
            if (!IsWhole) return Exact.Map(x, y);
            double s = (x - X) * (1.0 / CellPixels), t = (y - Y) * (1.0 / CellPixels);
            return (First.X + s * Right.X + t * (Below.X + s * Both.X), First.Y + s * Right.Y + t * (Below.Y + s * Both.Y));
        }
    }
}
