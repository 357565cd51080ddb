using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Stars;

/// <summary>The hot loops of star detection; each is exact at every vector width.</summary>
internal static class StarKernels
{
    /// <summary>
    /// A Gaussian of sigma 0.9 bins, scaled so that white noise of deviation 1 keeps deviation 1 (the squares sum to 1):
    /// the matched filter of a star of FWHM 2.1 bins.
    /// </summary>
    public const float OuterTap = 0.0670065f;

    public const float InnerTap = 0.4269390f;

    public const float MiddleTap = 0.7914963f;

    /// <summary>The first i from <paramref name="start"/> with values[i] above the limit, or -1.</summary>
    public static int NextAbove(ReadOnlySpan<float> values, float limit, int start)
    {
        ref float first = ref First(values);
        var limits = new Vector<float>(limit);
        int i = start;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            if (Vector.GreaterThanAny(Vector.LoadUnsafe(ref first, (nuint)i), limits)) break;
        for (; i < values.Length; i++)
            if (values[i] > limit) return i;
        return -1;
    }

    /// <summary>bins[i] = bins[i] + ((above[2i] + below[2i]) + (above[2i + 1] + below[2i + 1])) * weight.</summary>
    public static void AddPairs(Span<float> bins, ReadOnlySpan<float> above, ReadOnlySpan<float> below, float weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(above.Length, 2 * bins.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(below.Length, 2 * bins.Length);
        ref float top = ref First(above), bottom = ref First(below), result = ref First(bins);
        int i = 0, lanes = Vector<float>.Count;
        for (; i <= bins.Length - lanes; i += lanes)
        {
            // A pair of floats read as one 64-bit number: its low half is the left one.
            var left = Vector.AsVectorUInt64(
                Vector.LoadUnsafe(ref top, (nuint)(2 * i)) + Vector.LoadUnsafe(ref bottom, (nuint)(2 * i)));
            var right = Vector.AsVectorUInt64(
                Vector.LoadUnsafe(ref top, (nuint)(2 * i + lanes)) + Vector.LoadUnsafe(ref bottom, (nuint)(2 * i + lanes)));
            var even = Vector.AsVectorSingle(Vector.Narrow(left, right));
            var odd = Vector.AsVectorSingle(
                Vector.Narrow(Vector.ShiftRightLogical(left, 32), Vector.ShiftRightLogical(right, 32)));
            (Vector.LoadUnsafe(ref result, (nuint)i) + (even + odd) * new Vector<float>(weight)).StoreUnsafe(ref result, (nuint)i);
        }

        for (; i < bins.Length; i++)
        {
            float even = above[2 * i] + below[2 * i], odd = above[2 * i + 1] + below[2 * i + 1];
            bins[i] += (even + odd) * weight;
        }
    }

    /// <summary>bins[i] = bins[i] + (row[i s] + row[i s + 1] + ...) * weight, s samples a bin from the left.</summary>
    public static void AddBins(Span<float> bins, ReadOnlySpan<float> row, int size, float weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Length, bins.Length * size);
        for (int i = 0; i < bins.Length; i++)
        {
            float sum = row[i * size];
            for (int k = 1; k < size; k++) sum += row[i * size + k];
            bins[i] += sum * weight;
        }
    }

    /// <summary>
    /// result[i] = (bins[i] - level[i]) * inverse[i], both straight runs between nodes (<see cref="SkySlope"/>).
    /// </summary>
    public static void Normalise(ReadOnlySpan<float> bins, Span<float> result, SkySlope level, SkySlope inverse)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(result.Length, bins.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(level.Shares.Length, bins.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inverse.Shares.Length, bins.Length);
        var kernel = new NormaliseKernel
        {
            Bins = ref First(bins),
            Result = ref First(result),
            LevelShares = ref First(level.Shares),
            InverseShares = ref First(inverse.Shares),
            Level = (level.Start, level.Step),
            Inverse = (inverse.Start, inverse.Step),
        };
        WideLoop.Run(ref kernel, bins.Length);
    }

    /// <summary>result[i] = ((a[i] + e[i]) * outer + (b[i] + d[i]) * inner) + c[i] * middle.</summary>
    public static void Smooth(
        Span<float> result, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d,
        ReadOnlySpan<float> e)
    {
        int least = Math.Min(Math.Min(a.Length, b.Length), Math.Min(Math.Min(c.Length, d.Length), e.Length));
        ArgumentOutOfRangeException.ThrowIfLessThan(least, result.Length, nameof(result));
        var kernel = new SmoothKernel
        {
            A = ref First(a),
            B = ref First(b),
            C = ref First(c),
            D = ref First(d),
            E = ref First(e),
            Result = ref First(result),
        };
        WideLoop.Run(ref kernel, result.Length);
    }

    /// <summary>(low[i], high[i]) = the smaller and the larger of the two.</summary>
    public static void Order(Span<float> low, Span<float> high)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, low.Length);
        var kernel = new OrderKernel { Low = ref First(low), High = ref First(high) };
        WideLoop.Run(ref kernel, low.Length);
    }

    /// <summary>sum[i] = sum[i] + row[i], no more than the limit above or below 0.</summary>
    public static void AddClipped(Span<float> sum, ReadOnlySpan<float> row, float limit)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, sum.Length);
        var kernel = new ClipKernel { Sum = ref First(sum), Row = ref First(row), Limit = limit };
        WideLoop.Run(ref kernel, sum.Length);
    }

    private static ref float First(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private ref struct NormaliseKernel : IWideKernel
    {
        public ref float Bins, Result, LevelShares, InverseShares;
        public (float Start, float Step) Level, Inverse;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var level = TWide.Splat(Level.Start) + TWide.Splat(Level.Step) * TWide.Load(ref LevelShares, index);
            var inverse = TWide.Splat(Inverse.Start) + TWide.Splat(Inverse.Step) * TWide.Load(ref InverseShares, index);
            TWide.Store((TWide.Load(ref Bins, index) - level) * inverse, ref Result, index);
        }
    }

    private ref struct SmoothKernel : IWideKernel
    {
        public ref float A, B, C, D, E, Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var outer = (TWide.Load(ref A, index) + TWide.Load(ref E, index)) * TWide.Splat(OuterTap);
            var inner = (TWide.Load(ref B, index) + TWide.Load(ref D, index)) * TWide.Splat(InnerTap);
            TWide.Store(outer + inner + TWide.Load(ref C, index) * TWide.Splat(MiddleTap), ref Result, index);
        }
    }

    private ref struct OrderKernel : IWideKernel
    {
        public ref float Low, High;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide low = TWide.Load(ref Low, index), high = TWide.Load(ref High, index);
            TWide.Store(TWide.Min(low, high), ref Low, index);
            TWide.Store(TWide.Max(low, high), ref High, index);
        }
    }

    private ref struct ClipKernel : IWideKernel
    {
        public ref float Sum, Row;
        public float Limit;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var clipped = TWide.Min(TWide.Max(TWide.Load(ref Row, index), TWide.Splat(-Limit)), TWide.Splat(Limit));
            TWide.Store(TWide.Load(ref Sum, index) + clipped, ref Sum, index);
        }
    }
}
