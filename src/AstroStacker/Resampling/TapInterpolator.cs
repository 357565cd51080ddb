using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>Interpolation by a separable kernel, block by block of the output grid.</summary>
internal sealed class TapInterpolator<TKernel>(string name, string summary) : IInterpolator
    where TKernel : struct, ITapKernel
{
    public string Name => name;

    public string Summary => summary;

    public int RadiusPixels => TKernel.Reach;

    public void Resample(
        ReadOnlySpan<float> samples, PixelRectangle source, PixelRectangle valid, Transform outputToFrame,
        PixelRectangle tile, Span<float> values, Span<float> weights, int planes, int stride)
    {
        Check(samples, source, valid, tile, values, weights, planes, stride);
        int pixels = (int)tile.Area;
        if (source.IsEmpty || outputToFrame.IsWholePixelShift)
        {
            for (int plane = 0; plane < planes; plane++)
            {
                var (from, to) = (plane * (int)source.Area, plane * stride);
                Copy(samples[from..], source, outputToFrame, tile, values.Slice(to, pixels), weights.Slice(to, pixels));
            }

            return;
        }

        var window = new SourceWindow(samples, source, valid);
        for (int y = tile.Y; y < tile.Bottom; y += Warp.BlockPixels)
            for (int x = tile.X; x < tile.Right; x += Warp.BlockPixels)
            {
                var block = new PixelRectangle(x, y, Warp.BlockPixels, Warp.BlockPixels).Intersect(tile);
                if (!TKernel.TakesTwoPasses || !BlockAxes.At(outputToFrame, x, y).IsGentle)
                {
                    BlockKernels.Resample<TKernel>(window, planes, outputToFrame, block, tile, values, weights, stride);
                    continue;
                }

                for (int plane = 0; plane < planes; plane++)
                {
                    BlockKernels.ResampleInTwoPasses<TKernel>(
                        window.Plane(plane), outputToFrame, block, tile, values.Slice(plane * stride, pixels),
                        weights.Slice(plane * stride, pixels));
                }
            }
    }

    /// <summary>A move by whole pixels: rows are copied. Nothing is there where there are no samples.</summary>
    private static void Copy(
        ReadOnlySpan<float> samples, PixelRectangle source, Transform shift, PixelRectangle tile,
        Span<float> values, Span<float> weights)
    {
        values.Clear();
        weights.Clear();
        if (source.IsEmpty) return;
        var (dx, dy) = ((int)shift.Matrix[2], (int)shift.Matrix[5]);
        var seen = tile.Intersect(source.Offset(-dx, -dy));
        if (seen.IsEmpty) return;
        for (int y = seen.Y; y < seen.Bottom; y++)
        {
            int to = (y - tile.Y) * tile.Width + seen.X - tile.X;
            int from = (y + dy - source.Y) * source.Width + seen.X + dx - source.X;
            samples.Slice(from, seen.Width).CopyTo(values[to..]);
            weights.Slice(to, seen.Width).Fill(1);
        }
    }

    private static void Check(
        ReadOnlySpan<float> samples, PixelRectangle source, PixelRectangle valid, PixelRectangle tile,
        Span<float> values, Span<float> weights, int planes, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(planes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, checked(planes * (int)source.Area), nameof(samples));
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, checked((planes - 1) * stride + (int)tile.Area), nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, values.Length);
        Warp.CheckAreas(source, valid, tile);
    }
}
