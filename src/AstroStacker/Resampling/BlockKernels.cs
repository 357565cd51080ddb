using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// Interpolates a block row by row. Runs of pixels whose taps lie side by side are computed together, with vectors as
/// wide as the run; lanes beyond a run are computed with it and written over by the next.
/// </summary>
internal static class BlockKernels
{
    private const int MostTaps = 8;

    /// <summary>
    /// values = sum over 2D taps of weight x sample; weights 1 inside valid, 0 outside. All planes of the window lie alike: positions
    /// and weights are worked out once for all.
    /// </summary>
    [SkipLocalsInit]
    public static void Resample<TKernel>(
        in SourceWindow window, int planes, Transform outputToFrame, PixelRectangle block, PixelRectangle tile,
        Span<float> values, Span<float> weights, int stride)
        where TKernel : struct, ITapKernel
    {
        const int length = BlockGrid.RowLength;
        Span<int> whole = stackalloc int[2 * length];
        Span<float> rows = stackalloc float[4 * length];
        Span<float> tables = stackalloc float[TapRow<TKernel>.Length];
        var grid = new BlockGrid(
            outputToFrame, block, whole[..length], whole[length..], rows[..length], rows.Slice(length, length));
        Span<RingClamp> clamps = stackalloc RingClamp[planes];
        for (int plane = 0; plane < planes; plane++)
            clamps[plane] = TKernel.CanRing ? LocalNoise.Clamp(window.Plane(plane), ref grid) : RingClamp.Off;
        var taps = new TapRow<TKernel>(tables);
        var rowValues = rows.Slice(2 * length, length);
        var rowWeights = rows.Slice(3 * length, length);
        rowWeights.Fill(1);
        for (int v = 0; v < grid.Height; v++)
        {
            grid.Fill(v);
            taps.Fill(grid);
            var (from, to) = InnerPart<TKernel>(window, grid);
            for (int plane = 0; plane < planes; plane++)
            {
                var own = window.Plane(plane);
                Run(own, grid, taps, clamps[plane], from, to, rowValues);
                RunEdge(own, grid, taps, clamps[plane], (0, from), rowValues, rowWeights);
                RunEdge(own, grid, taps, clamps[plane], (to, grid.Width), rowValues, rowWeights);
                grid.Scatter<float>(rowValues, v, tile, values[(plane * stride)..]);
                grid.Scatter<float>(rowWeights, v, tile, weights[(plane * stride)..]);
            }

            rowWeights.Fill(1);
        }
    }

    /// <summary>The same in two passes; see <see cref="TwoPassBlock{TKernel}"/>.</summary>
    [SkipLocalsInit]
    public static unsafe void ResampleInTwoPasses<TKernel>(
        in SourceWindow window, Transform outputToFrame, PixelRectangle block, PixelRectangle tile,
        Span<float> values, Span<float> weights)
        where TKernel : struct, ITapKernel
    {
        const int length = BlockGrid.RowLength, side = Warp.BlockPixels;
        Span<int> whole = stackalloc int[2 * length + TwoPassBlock<TKernel>.WholesLength];
        float* room = stackalloc float[4 * length + TwoPassBlock<TKernel>.ScratchLength + WideLoop.WidestCount];
        var rows = Aligned(room, 4 * length + TwoPassBlock<TKernel>.ScratchLength);
        var grid = new BlockGrid(
            outputToFrame, block, whole[..length], whole.Slice(length, length), rows[..length], rows.Slice(length, length));
        var axes = BlockAxes.At(outputToFrame, block.X, block.Y);
        var clamp = TKernel.CanRing ? LocalNoise.Clamp(window, ref grid) : RingClamp.Off;
        var passes = new TwoPassBlock<TKernel>(window, axes, clamp, grid.Height, rows[(4 * length)..], whole[(2 * length)..]);
        var rowValues = rows.Slice(2 * length, side);
        var wanted = rowValues.Slice(axes.IsReversed ? side - grid.Width : 0, grid.Width);
        var rowWeights = rows.Slice(3 * length, grid.Width);
        bool isInside = window.Valid.Contains(Warp.SourceArea(outputToFrame, block, 1, window.Valid.Inflate(side)));
        if (isInside) FillWithOnes(block, tile, weights);
        for (int v = 0; v < grid.Height; v++)
        {
            passes.Interpolate(v, rowValues);
            if (!isInside)
            {
                KeepCovered(window, ref grid, v, wanted, rowWeights);
                grid.Scatter<float>(rowWeights, v, tile, weights);
            }

            grid.Scatter<float>(wanted, v, tile, values);
        }
    }

    /// <summary>Vectors of 64 bytes are quicker where they don't straddle cache lines.</summary>
    private static unsafe Span<float> Aligned(float* room, int length)
    {
        const nint bytes = WideLoop.WidestCount * sizeof(float);
        return new Span<float>((float*)(((nint)room + bytes - 1) & -bytes), length);
    }

    private static void FillWithOnes(PixelRectangle block, PixelRectangle tile, Span<float> weights)
    {
        for (int y = block.Y; y < block.Bottom; y++)
            weights.Slice((y - tile.Y) * tile.Width + block.X - tile.X, block.Width).Fill(1);
    }

    /// <summary>Weight 1 where a pixel lies within the frame; weight and value 0 elsewhere.</summary>
    private static void KeepCovered(
        in SourceWindow window, ref BlockGrid grid, int v, Span<float> values, Span<float> weights)
    {
        grid.Fill(v);
        for (int u = 0; u < grid.Width; u++)
        {
            weights[u] = Covers(window, grid, u) ? 1 : 0;
            if (weights[u] == 0) values[u] = 0;
        }
    }

    private static bool Covers(in SourceWindow window, in BlockGrid grid, int u) => window.Valid.Contains(
        grid.Columns[u] + (grid.FractionsX[u] >= 0.5f ? 1 : 0), grid.Rows[u] + (grid.FractionsY[u] >= 0.5f ? 1 : 0));

    /// <summary>
    /// The places of a row whose taps are all at hand: one piece where the row is straight in the frame; a bent row that
    /// leaves and comes back counts as none.
    /// </summary>
    private static (int From, int To) InnerPart<TKernel>(in SourceWindow window, in BlockGrid grid)
        where TKernel : struct, ITapKernel
    {
        var inner = window.Area.Inflate(-TKernel.Reach);
        int from = 0, to = grid.Width;
        while (from < to && !inner.Contains(grid.Columns[from], grid.Rows[from])) from++;
        while (from < to && !inner.Contains(grid.Columns[to - 1], grid.Rows[to - 1])) to--;
        if (grid.HasStraightRows) return (from, to);
        for (int u = from; u < to; u++)
            if (!inner.Contains(grid.Columns[u], grid.Rows[u])) return (0, 0);
        return (from, to);
    }

    /// <summary>Places whose taps partly lie beyond the samples, or that lie outside altogether.</summary>
    private static void RunEdge<TKernel>(
        in SourceWindow window, in BlockGrid grid, in TapRow<TKernel> taps, in RingClamp clamp, (int From, int To) places,
        Span<float> values, Span<float> weights)
        where TKernel : struct, ITapKernel
    {
        for (int u = places.From; u < places.To; u++)
        {
            bool covered = Covers(window, grid, u);
            weights[u] = covered ? 1 : 0;
            values[u] = covered ? EdgePixel(window, grid, taps, clamp, u) : 0;
        }
    }

    /// <summary>One pixel; the nearest samples stand in for taps beyond them.</summary>
    private static float EdgePixel<TKernel>(
        in SourceWindow window, in BlockGrid grid, in TapRow<TKernel> taps, in RingClamp clamp, int u)
        where TKernel : struct, ITapKernel
    {
        Span<float> samples = stackalloc float[MostTaps * MostTaps];
        int side = 2 * TKernel.Reach, left = grid.Columns[u] - TKernel.Reach + 1, top = grid.Rows[u] - TKernel.Reach + 1;
        for (int i = 0; i < side * side; i++) samples[i] = window.Nearest(left + i % side, top + i / side);
        float value = 0;
        taps.Interpolate<Wide1>(ref samples[0], side, u, clamp, ref value);
        return value;
    }

    /// <summary>Places whose taps are all at hand.</summary>
    private static void Run<TKernel>(
        in SourceWindow window, in BlockGrid grid, in TapRow<TKernel> taps, in RingClamp clamp, int from, int to, Span<float> values)
        where TKernel : struct, ITapKernel
    {
        ref float samples = ref MemoryMarshal.GetReference(window.Samples);
        int stride = window.Area.Width, lastTap = (2 * TKernel.Reach - 1) * (stride + 1);
        for (int u = from; u < to;)
        {
            int first = window.IndexOf(grid.Columns[u] - TKernel.Reach + 1, grid.Rows[u] - TKernel.Reach + 1);
            int room = window.Samples.Length - first - lastTap;
            ref float tap = ref Unsafe.Add(ref samples, first);
            ref float value = ref values[u];
            int run = RunLength(grid, u, to);
            if (run > Wide8.Count && room >= Wide16.Count && Vector512.IsHardwareAccelerated)
                u += Math.Min(run, taps.Interpolate<Wide16>(ref tap, stride, u, clamp, ref value));
            else if (run > Wide4.Count && room >= Wide8.Count && Vector256.IsHardwareAccelerated)
                u += Math.Min(run, taps.Interpolate<Wide8>(ref tap, stride, u, clamp, ref value));
            else if (run > Wide1.Count && room >= Wide4.Count)
                u += Math.Min(run, taps.Interpolate<Wide4>(ref tap, stride, u, clamp, ref value));
            else u += taps.Interpolate<Wide1>(ref tap, stride, u, clamp, ref value);
        }
    }

    /// <summary>How many places from u on have their taps side by side, up to the widest vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RunLength(in BlockGrid grid, int u, int to)
    {
        int column = grid.Columns[u], row = grid.Rows[u], most = Math.Min(WideLoop.WidestCount, to - u);
        if (grid.HasStraightRows && grid.Columns[u + most - 1] - column == most - 1 && grid.Rows[u + most - 1] == row)
            return most;
        int run = 1;
        while (run < most && grid.Columns[u + run] - column == run && grid.Rows[u + run] == row) run++;
        return run;
    }
}
