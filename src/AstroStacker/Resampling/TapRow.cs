using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// The tap weights of a grid row on both axes. They are kept while the fractions stay the same, as they do all over a
/// block for frames that are only shifted.
/// </summary>
internal readonly ref struct TapRow<TKernel> where TKernel : struct, ITapKernel
{
    private const int TableRows = 8;

    private readonly Span<float> _across, _down, _acrossFractions, _downFractions;

    /// <param name="scratch"><see cref="Length"/> numbers.</param>
    public TapRow(Span<float> scratch)
    {
        const int table = TableRows * BlockGrid.RowLength;
        scratch.Clear();
        _across = scratch[..table];
        _down = scratch.Slice(table, table);
        _acrossFractions = scratch.Slice(2 * table, Warp.BlockPixels);
        _downFractions = scratch.Slice(2 * table + Warp.BlockPixels, Warp.BlockPixels);
        _acrossFractions.Fill(float.NaN);
        _downFractions.Fill(float.NaN);
    }

    /// <summary>Numbers a row needs: its weights on two axes and the fractions that they belong to.</summary>
    public static int Length => 2 * (TableRows * BlockGrid.RowLength + Warp.BlockPixels);

    /// <summary>Makes the weights for the row that the grid holds.</summary>
    public void Fill(in BlockGrid grid)
    {
        Fill(grid.FractionsX, _acrossFractions, _across);
        Fill(grid.FractionsY, _downFractions, _down);
    }

    /// <summary>Computes place u and those right of it, as many as the vector has lanes.</summary>
    /// <returns>How many.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Interpolate<TWide>(ref float firstTap, int stride, int u, in RingClamp clamp, ref float value)
        where TWide : struct, IWide<TWide>
    {
        ref float across = ref Unsafe.Add(ref MemoryMarshal.GetReference(_across), u);
        ref float down = ref Unsafe.Add(ref MemoryMarshal.GetReference(_down), u);
        TKernel.Interpolate<TWide>(ref firstTap, stride, ref across, ref down, clamp, ref value);
        return TWide.Count;
    }

    private static void Fill(ReadOnlySpan<float> fractions, Span<float> present, Span<float> table)
    {
        fractions = fractions[..Warp.BlockPixels];
        if (fractions.SequenceEqual(present)) return;
        fractions.CopyTo(present);
        var kernel = new WeightKernel(ref MemoryMarshal.GetReference(fractions), ref MemoryMarshal.GetReference(table));
        WideLoop.Run(ref kernel, fractions.Length);
    }

    private readonly ref struct WeightKernel(ref float fractions, ref float table) : IWideKernel
    {
        private readonly ref float _fractions = ref fractions, _table = ref table;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide> =>
            TKernel.Weigh(TWide.Load(ref _fractions, index), ref Unsafe.Add(ref _table, index));
    }
}
