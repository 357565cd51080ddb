using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>Drops samples outside a range that needs no sorting. Samples and weights are frame-major.</summary>
internal static class RangeKernels
{
    /// <summary>
    /// weights[f, p] = 0 where samples[f, p] lies below the second lowest or above the second highest sample present, and 3 or
    /// more are.
    /// </summary>
    public static void DropExtremes(ReadOnlySpan<float> samples, Span<float> weights, int frameCount)
    {
        var kernel = new ExtremesKernel
        {
            Samples = ref First(samples),
            Weights = ref First(weights),
            Frames = frameCount,
            Pixels = samples.Length / frameCount,
        };
        WideLoop.RunAligned(ref kernel, samples.Length / frameCount, in kernel.Samples);
    }

    /// <summary>
    /// weights[f, p] = 0 where samples[f, p] lies more than low x median[p] below the median or high x median[p] above it,
    /// the median is positive, and 3 or more samples are present.
    /// </summary>
    public static void DropBeyond(
        ReadOnlySpan<float> samples, Span<float> weights, ReadOnlySpan<float> median, float low, float high)
    {
        if (median.Length == 0) return;
        var kernel = new BeyondKernel
        {
            Samples = ref First(samples),
            Weights = ref First(weights),
            Medians = ref First(median),
            Frames = samples.Length / median.Length,
            Pixels = median.Length,
            Low = low,
            High = high,
        };
        WideLoop.RunAligned(ref kernel, median.Length, in kernel.Samples);
    }

    private static ref float First(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private ref struct ExtremesKernel : IWideKernel
    {
        public ref float Samples, Weights;
        public int Frames;
        public nint Pixels;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), one = TWide.Splat(1), top = TWide.Splat(float.PositiveInfinity), bottom = zero - top;
            TWide lowest = top, low = top, highest = bottom, high = bottom, count = zero;
            for (nint frame = 0; frame < Frames; frame++)
            {
                var sample = TWide.Load(ref Samples, index + frame * Pixels);
                var present = TWide.Less(zero, TWide.Load(ref Weights, index + frame * Pixels));
                TWide below = TWide.Select(present, sample, top), above = TWide.Select(present, sample, bottom);
                low = TWide.Min(low, TWide.Max(lowest, below));
                lowest = TWide.Min(lowest, below);
                high = TWide.Max(high, TWide.Min(highest, above));
                highest = TWide.Max(highest, above);
                count += TWide.Select(present, one, zero);
            }

            var isEnough = TWide.Less(TWide.Splat(2), count);
            low = TWide.Select(isEnough, low, bottom);
            high = TWide.Select(isEnough, high, top);
            for (nint frame = 0; frame < Frames; frame++) Keep(index + frame * Pixels, low, high);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Keep<TWide>(nint at, TWide low, TWide high) where TWide : struct, IWide<TWide>
        {
            var sample = TWide.Load(ref Samples, at);
            var outside = TWide.Or(TWide.Less(sample, low), TWide.Less(high, sample));
            TWide.Store(TWide.Select(outside, TWide.Splat(0), TWide.Load(ref Weights, at)), ref Weights, at);
        }
    }

    private ref struct BeyondKernel : IWideKernel
    {
        public ref float Samples, Weights, Medians;
        public int Frames;
        public nint Pixels;
        public float Low, High;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), median = TWide.Load(ref Medians, index);
            var isEnough = TWide.Less(TWide.Splat(2), SampleColumns.Count<TWide>(ref Unsafe.Add(ref Weights, index), Pixels, Frames));
            var isJudged = TWide.Select(isEnough, TWide.Less(zero, median), zero);
            TWide low = median * TWide.Splat(Low), high = median * TWide.Splat(High);
            for (nint frame = 0; frame < Frames; frame++)
            {
                nint at = index + frame * Pixels;
                var distance = TWide.Load(ref Samples, at) - median;
                var outside = TWide.Or(TWide.Less(distance, zero - low), TWide.Less(high, distance));
                var isDropped = TWide.Select(isJudged, outside, zero);
                TWide.Store(TWide.Select(isDropped, zero, TWide.Load(ref Weights, at)), ref Weights, at);
            }
        }
    }
}
