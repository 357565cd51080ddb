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
    private const int MostTaps = 6;

    /// <summary>values = sum over 2D taps of weight x sample; weights 1 inside valid, 0 outside.</summary>
    [SkipLocalsInit]
    public static void Resample<TKernel>(
        in SourceWindow window, Transform outputToFrame, PixelRectangle block, PixelRectangle tile, Span<float> values, Span<float> weights)
        where TKernel : struct, ITapKernel
    {
        const int length = BlockGrid.RowLength;
        Span<int> whole = stackalloc int[2 * length];
        Span<float> floats = stackalloc float[4 * length];
        var grid = new BlockGrid(
            outputToFrame, block, whole[..length], whole[length..], floats[..length], floats.Slice(length, length));
        var rowValues = floats.Slice(2 * length, length);
        var rowWeights = floats.Slice(3 * length, length);
        var clamp = TKernel.CanRing ? LocalSky.Clamp(window, ref grid) : default;
        for (int v = 0; v < grid.Height; v++)
        {
            grid.Fill(v);
            var (from, to) = InnerPart<TKernel>(window, grid);
            Run<TKernel>(window, grid, clamp, from, to, rowValues);
            rowWeights[from..to].Fill(1);
            RunEdge<TKernel>(window, grid, clamp, 0, from, rowValues, rowWeights);
            RunEdge<TKernel>(window, grid, clamp, to, grid.Width, rowValues, rowWeights);
            grid.Scatter(rowValues, v, tile, values);
            grid.Scatter(rowWeights, v, tile, weights);
        }
    }

    /// <summary>The places of a row whose taps are all at hand: one piece, as the row is straight in the frame.</summary>
    private static (int From, int To) InnerPart<TKernel>(in SourceWindow window, in BlockGrid grid) where TKernel : struct, ITapKernel
    {
        var inner = window.Area.Inflate(-TKernel.Reach);
        int from = 0, to = grid.HasStraightRows ? grid.Width : 0;
        while (from < to && !inner.Contains(grid.Columns[from], grid.Rows[from])) from++;
        while (from < to && !inner.Contains(grid.Columns[to - 1], grid.Rows[to - 1])) to--;
        return (from, to);
    }

    /// <summary>Places whose taps partly lie beyond the samples, or that lie outside altogether.</summary>
    private static void RunEdge<TKernel>(
        in SourceWindow window, in BlockGrid grid, in RingClamp clamp, int from, int to, Span<float> values, Span<float> weights)
        where TKernel : struct, ITapKernel
    {
        for (int u = from; u < to; u++)
        {
            int x = grid.Columns[u] + (grid.FractionsX[u] >= 0.5f ? 1 : 0), y = grid.Rows[u] + (grid.FractionsY[u] >= 0.5f ? 1 : 0);
            bool covered = window.Valid.Contains(x, y);
            weights[u] = covered ? 1 : 0;
            values[u] = covered ? EdgePixel<TKernel>(window, grid, clamp, u) : 0;
        }
    }

    /// <summary>One pixel; the nearest samples stand in for taps beyond them.</summary>
    private static float EdgePixel<TKernel>(in SourceWindow window, in BlockGrid grid, in RingClamp clamp, int u)
        where TKernel : struct, ITapKernel
    {
        Span<float> taps = stackalloc float[MostTaps * MostTaps];
        int side = 2 * TKernel.Reach, left = grid.Columns[u] - TKernel.Reach + 1, top = grid.Rows[u] - TKernel.Reach + 1;
        for (int i = 0; i < side * side; i++) taps[i] = window.Nearest(left + i % side, top + i / side);
        float value = 0;
        Interpolate<TKernel, Wide1>(ref taps[0], side, grid, clamp, u, ref value, 1);
        return value;
    }

    /// <summary>Places whose taps are all at hand.</summary>
    private static void Run<TKernel>(
        in SourceWindow window, in BlockGrid grid, in RingClamp clamp, int from, int to, Span<float> values)
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
                u += Interpolate<TKernel, Wide16>(ref tap, stride, grid, clamp, u, ref value, run);
            else if (run > Wide4.Count && room >= Wide8.Count && Vector256.IsHardwareAccelerated)
                u += Interpolate<TKernel, Wide8>(ref tap, stride, grid, clamp, u, ref value, run);
            else if (run > Wide1.Count && room >= Wide4.Count)
                u += Interpolate<TKernel, Wide4>(ref tap, stride, grid, clamp, u, ref value, run);
            else u += Interpolate<TKernel, Wide1>(ref tap, stride, grid, clamp, u, ref value, run);
        }
    }

    /// <summary>How many places from u on have their taps side by side, up to the widest vector.</summary>
    private static int RunLength(in BlockGrid grid, int u, int to)
    {
        int column = grid.Columns[u], row = grid.Rows[u], most = Math.Min(WideLoop.WidestCount, to - u);
        if (grid.Columns[u + most - 1] - column == most - 1 && grid.Rows[u + most - 1] == row) return most;
        int run = 1;
        while (run < most && grid.Columns[u + run] - column == run && grid.Rows[u + run] == row) run++;
        return run;
    }

    /// <summary>Computes a whole vector of places and returns how many of them are good.</summary>
    private static int Interpolate<TKernel, TWide>(
        ref float tap, int stride, in BlockGrid grid, in RingClamp clamp, int u, ref float value, int run)
        where TKernel : struct, ITapKernel
        where TWide : struct, IWide<TWide>
    {
        var fx = TWide.Load(ref MemoryMarshal.GetReference(grid.FractionsX), u);
        var fy = TWide.Load(ref MemoryMarshal.GetReference(grid.FractionsY), u);
        TWide.Store(TKernel.Interpolate(ref tap, stride, fx, fy, clamp), ref value, 0);
        return Math.Min(run, TWide.Count);
    }
}
