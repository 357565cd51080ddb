using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>The sums of interpolation in two passes. Products are added two by two, the pairs in order of the taps.</summary>
internal static class TwoPassKernels
{
    private const int Next = BlockGrid.RowLength;

    /// <summary>result[u] = sum over k of weight k x line[u + k]; the weights are the same for all u.</summary>
    public ref struct AlongRow<TKernel>(ref float line, ref float weights, ref float result, ref float lowest) : IWideKernel
        where TKernel : struct, ITapKernel
    {
        private readonly ref float _line = ref line, _weights = ref weights, _result = ref result, _lowest = ref lowest;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var sum = Pair<TWide>(index, 0);
            if (TKernel.Reach > 1) sum += Pair<TWide>(index, 2);
            if (TKernel.Reach > 2) sum += Pair<TWide>(index, 4);
            if (TKernel.Reach > 3) sum += Pair<TWide>(index, 6);
            TWide.Store(sum, ref _result, index);
            if (!TKernel.CanRing) return;
            TWide left = TWide.Load(ref _line, index + TKernel.Reach - 1), right = TWide.Load(ref _line, index + TKernel.Reach);
            TWide.Store(TWide.Min(left, right), ref _lowest, index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TWide Pair<TWide>(nint index, nint k) where TWide : struct, IWide<TWide> =>
            TWide.Splat(Unsafe.Add(ref _weights, k * Next)) * TWide.Load(ref _line, index + k)
                + TWide.Splat(Unsafe.Add(ref _weights, (k + 1) * Next)) * TWide.Load(ref _line, index + k + 1);
    }

    /// <summary>
    /// value[u] = sum over k of weights[k][u] x rows[k][u], and whether any may need the ring clamp. Where some of the
    /// pixels lie one row lower than the others there is one tap more.
    /// </summary>
    public ref struct DownColumns<TKernel>(ref float rows, ref float weights, ref float lowest, ref float value) : IWideKernel
        where TKernel : struct, ITapKernel
    {
        private const int Stride = Warp.BlockPixels;

        private readonly ref float _rows = ref rows, _weights = ref weights, _lowest = ref lowest, _value = ref value;

        /// <summary>The pixels lie on two rows.</summary>
        public bool HasExtraTap { get; init; }

        public float Floor { get; init; }

        public bool HasSuspects { readonly get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var sum = Product<TWide>(index, 0) + Product<TWide>(index, 1);
            if (TKernel.Reach > 1) sum += Product<TWide>(index, 2) + Product<TWide>(index, 3);
            if (TKernel.Reach > 2) sum += Product<TWide>(index, 4) + Product<TWide>(index, 5);
            if (TKernel.Reach > 3) sum += Product<TWide>(index, 6) + Product<TWide>(index, 7);
            if (HasExtraTap) sum += Product<TWide>(index, 2 * TKernel.Reach);
            TWide.Store(sum, ref _value, index);
            if (!TKernel.CanRing) return;
            var middle = Lowest<TWide>(index, TKernel.Reach);
            var bound = TWide.Min(Lowest<TWide>(index, TKernel.Reach - 1), middle);
            if (HasExtraTap) bound = TWide.Max(bound, TWide.Min(middle, Lowest<TWide>(index, TKernel.Reach + 1)));
            if (TWide.Any(TWide.Less(sum, bound - TWide.Splat(Floor)))) HasSuspects = true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TWide Product<TWide>(nint index, nint k) where TWide : struct, IWide<TWide> =>
            TWide.Load(ref _weights, index + k * Next) * TWide.Load(ref _rows, index + k * Stride);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TWide Lowest<TWide>(nint index, nint row) where TWide : struct, IWide<TWide> =>
            TWide.Load(ref _lowest, index + row * Stride);
    }

    /// <summary>Moves the weights of those pixels that lie a row lower one tap on; the tap that they leave gets 0.</summary>
    public readonly ref struct MoveDown<TKernel>(ref float weights, ref float shifts) : IWideKernel
        where TKernel : struct, ITapKernel
    {
        private readonly ref float _weights = ref weights, _shifts = ref shifts;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var isLower = TWide.Less(TWide.Splat(0), TWide.Load(ref _shifts, index));
            var before = TWide.Splat(0);
            for (nint k = 0; k < 2 * TKernel.Reach; k++)
            {
                var weight = TWide.Load(ref _weights, index + k * Next);
                TWide.Store(TWide.Select(isLower, before, weight), ref _weights, index + k * Next);
                before = weight;
            }

            TWide.Store(TWide.Select(isLower, before, TWide.Splat(0)), ref _weights, index + 2 * TKernel.Reach * Next);
        }
    }

    /// <summary>The weights at each fraction.</summary>
    public readonly ref struct Weigh<TKernel>(ref float fractions, ref float table) : IWideKernel
        where TKernel : struct, ITapKernel
    {
        private readonly ref float _fractions = ref fractions, _table = ref table;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide> =>
            TKernel.Weigh(TWide.Load(ref _fractions, index), ref Unsafe.Add(ref _table, index));
    }
}
