using AstroStacker.Imaging;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>Drizzle with drops of one shape, block by block of the output grid.</summary>
internal sealed class DropKernel<TShape>(string name, string summary) : IDrizzleKernel
    where TShape : struct, IDropShape<TShape>
{
    private const double LargestDropPixels = 2;

    public string Name => name;

    public string Summary => summary;

    public PixelRectangle SourceArea(Transform outputToFrame, PixelRectangle tile, double dropPixels, PixelRectangle valid)
    {
        CheckDrop(dropPixels);
        var area = new PixelRectangle(valid.X, valid.Y, 0, 0);
        foreach (var block in BlocksOf(tile))
        {
            if (PixelShape.Of(outputToFrame, block.X, block.Y) is not { } pixel) continue;
            var shape = TShape.Of(pixel, dropPixels);
            int margin = (int)Math.Ceiling(Math.Max(shape.ReachX, shape.ReachY)) + 1;
            area = Union(area, Warp.SourceArea(outputToFrame, block, margin, valid));
        }

        return area;
    }

    public void Gather(
        in DrizzleWindow window, Transform outputToFrame, PixelRectangle tile, Span<float> values, Span<float> weights)
    {
        Check(window, tile, values, weights);
        if (window.Area.IsEmpty)
        {
            values.Clear();
            weights.Clear();
            return;
        }

        if (window.Cfa is null or { RepeatWidth: 2, RepeatHeight: 2 })
        {
            Gather(window, SampleLattices.Of(window.Cfa, window.Colour), outputToFrame, tile, values, weights);
            return;
        }

        // A larger pattern has too many lattices: all samples are looked at, and those of other colours weigh nothing.
        using var keep = PlanePool.Rent<float>(checked((int)window.Area.Area));
        ColourMask.Fill(window, keep.Span);
        var masked = new DrizzleWindow
        {
            Samples = window.Samples,
            Keep = keep.Span,
            Area = window.Area,
            DropPixels = window.DropPixels,
        };
        Gather(masked, SampleLattices.Of(null, 0), outputToFrame, tile, values, weights);
    }

    private static void Gather(
        in DrizzleWindow window, in SampleLattices lattices, Transform outputToFrame, PixelRectangle tile,
        Span<float> values, Span<float> weights)
    {
        for (int y = tile.Y; y < tile.Bottom; y += Warp.BlockPixels)
            for (int x = tile.X; x < tile.Right; x += Warp.BlockPixels)
            {
                var block = new PixelRectangle(x, y, Warp.BlockPixels, Warp.BlockPixels).Intersect(tile);
                if (PixelShape.Of(outputToFrame, x, y) is { } pixel)
                {
                    var shape = TShape.Of(pixel, window.DropPixels);
                    DropKernels.Gather(window, lattices, shape, outputToFrame, block, tile, values, weights);
                }
                else
                {
                    Clear(block, tile, values);
                    Clear(block, tile, weights);
                }
            }
    }

    private static void Clear(PixelRectangle block, PixelRectangle tile, Span<float> plane)
    {
        for (int y = block.Y; y < block.Bottom; y++)
            plane.Slice((y - tile.Y) * tile.Width + block.X - tile.X, block.Width).Clear();
    }

    private static IEnumerable<PixelRectangle> BlocksOf(PixelRectangle tile)
    {
        for (int y = tile.Y; y < tile.Bottom; y += Warp.BlockPixels)
            for (int x = tile.X; x < tile.Right; x += Warp.BlockPixels)
                yield return new PixelRectangle(x, y, Warp.BlockPixels, Warp.BlockPixels).Intersect(tile);
    }

    private static PixelRectangle Union(PixelRectangle one, PixelRectangle other)
    {
        if (one.IsEmpty) return other;
        if (other.IsEmpty) return one;
        int x = Math.Min(one.X, other.X), y = Math.Min(one.Y, other.Y);
        return new PixelRectangle(x, y, Math.Max(one.Right, other.Right) - x, Math.Max(one.Bottom, other.Bottom) - y);
    }

    private static void CheckDrop(double dropPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dropPixels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dropPixels, LargestDropPixels);
    }

    private static void Check(in DrizzleWindow window, PixelRectangle tile, Span<float> values, Span<float> weights)
    {
        int samples = checked((int)window.Area.Area);
        CheckDrop(window.DropPixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(window.Samples.Length, samples);
        if (!window.Keep.IsEmpty) ArgumentOutOfRangeException.ThrowIfLessThan(window.Keep.Length, samples);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, checked((int)tile.Area), nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, values.Length);
        if (tile.X % Warp.BlockPixels != 0 || tile.Y % Warp.BlockPixels != 0)
            throw new ArgumentException($"{tile} does not start at a multiple of {Warp.BlockPixels}.", nameof(tile));
    }
}
