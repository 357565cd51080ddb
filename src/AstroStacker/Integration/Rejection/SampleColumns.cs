using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// The samples of neighbouring pixels as sorted columns: item k's lanes start at columns[k x TWide.Count]; absent samples
/// are infinite and so come last.
/// </summary>
internal static class SampleColumns
{
    /// <summary>Numbers that columns of so many frames fill at the widest.</summary>
    public static int Length(int frameCount) => ColumnSort.RoomFor(frameCount) * WideLoop.WidestCount;

    /// <summary>Scratch from where a cache line starts, up to <see cref="WideLoop.WidestCount"/> numbers on.</summary>
    public static Span<float> Align(Span<float> scratch) =>
        scratch[WideLoop.FloatsToLine(in MemoryMarshal.GetReference(scratch))..];

    /// <summary>Fills the columns in frame order; how many samples are present comes back.</summary>
    /// <param name="samples">Of the first pixel and frame; a frame's samples lie <paramref name="stride"/> apart.</param>
    /// <param name="weights">The same shape; 0 is absent.</param>
    /// <param name="stride">From a frame's sample to the next frame's.</param>
    /// <param name="frames">How many.</param>
    /// <param name="columns">As many items.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Collect<TWide>(ref float samples, ref float weights, nint stride, int frames, ref float columns)
        where TWide : struct, IWide<TWide>
    {
        TWide zero = TWide.Splat(0), one = TWide.Splat(1), last = TWide.Splat(float.PositiveInfinity), count = zero;
        for (nint frame = 0; frame < frames; frame++)
        {
            var present = TWide.Less(zero, TWide.Load(ref weights, frame * stride));
            TWide.Store(TWide.Select(present, TWide.Load(ref samples, frame * stride), last), ref columns, frame * TWide.Count);
            count += TWide.Select(present, one, zero);
        }

        return count;
    }

    /// <summary>How many samples are present; weights as above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Count<TWide>(ref float weights, nint stride, int frames) where TWide : struct, IWide<TWide>
    {
        TWide zero = TWide.Splat(0), one = TWide.Splat(1), count = zero;
        for (nint frame = 0; frame < frames; frame++)
            count += TWide.Select(TWide.Less(zero, TWide.Load(ref weights, frame * stride)), one, zero);
        return count;
    }

    /// <summary>The number that all lanes hold, or -1 where they differ; the lanes are written to counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Common<TWide>(TWide count, ref float counts) where TWide : struct, IWide<TWide>
    {
        TWide.Store(count, ref counts, 0);
        var first = TWide.Splat(counts);
        return TWide.Any(TWide.Or(TWide.Less(count, first), TWide.Less(first, count))) ? -1 : (int)counts;
    }

    /// <summary>
    /// The median of the least <paramref name="count"/> items, for an even number the mean of the middle two; the items are as
    /// <see cref="ColumnSort.SortRuns"/> leaves them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Median<TWide>(ref float column, nint stride, int run, int items, int count) where TWide : struct, IWide<TWide>
    {
        var low = ColumnSort.Pick<TWide>(ref column, stride, run, items, (count - 1) / 2);
        var high = count % 2 != 0 ? low : ColumnSort.Pick<TWide>(ref column, stride, run, items, count / 2);
        return (low + high) * TWide.Splat(0.5f);
    }
}
