using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Winsorized clipping of neighbouring pixels side by side. Let F(s) = 1.134 sd(clamp(x - median, -1.5 s, 1.5 s)), sd with
/// n - 1. F(s) / s falls, so a sample at distance d lies beyond k times the fixed point s = F(s) exactly when
/// F(d / k) &lt; d / k: the outermost samples are tested, no iteration is needed.
/// </summary>
internal static class WinsorizedKernels
{
    /// <summary>Two samples can't tell which of them is wrong.</summary>
    public const int FewestSamples = 3;

    /// <summary>Huber 1981: where to winsorize, and what makes the result unbiased for Gaussian noise.</summary>
    private const float WinsorizeAt = 1.5f, UnbiasingFactor = 1.134f;

    public static int ScratchLength(int frameCount) => 2 * frameCount * WideLoop.WidestCount;

    /// <summary>Sets the weights of outliers to 0.</summary>
    /// <param name="samples">Frame-major.</param>
    /// <param name="weights">The same shape; 0 where a sample is absent.</param>
    /// <param name="comparators">The sorting network of the number of frames.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> numbers.</param>
    /// <param name="sigmaLow">Limit below the median, positive.</param>
    /// <param name="sigmaHigh">Limit above the median, positive.</param>
    public static void Reject(
        ReadOnlySpan<float> samples, Span<float> weights, ReadOnlySpan<int> comparators, Span<float> scratch,
        float sigmaLow, float sigmaHigh)
    {
        int frames = scratch.Length / (2 * WideLoop.WidestCount);
        var kernel = new ClipKernel
        {
            Samples = ref MemoryMarshal.GetReference(samples),
            Weights = ref MemoryMarshal.GetReference(weights),
            Columns = ref MemoryMarshal.GetReference(scratch),
            Originals = ref MemoryMarshal.GetReference(scratch[(frames * WideLoop.WidestCount)..]),
            Comparators = comparators,
            Frames = frames,
            Pixels = samples.Length / frames,
            PerSigmaLow = 1 / sigmaLow,
            PerSigmaHigh = 1 / sigmaHigh,
        };
        WideLoop.Run(ref kernel, samples.Length / frames);
    }

    private ref struct ClipKernel : IWideKernel
    {
        public ref float Samples, Weights, Columns, Originals;
        public ReadOnlySpan<int> Comparators;
        public int Frames;
        public nint Pixels;
        public float PerSigmaLow, PerSigmaHigh;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var present = Collect<TWide>(index);
            SortingNetwork.Sort<TWide>(Comparators, ref Columns);
            Lanes counts = default;
            TWide.Store(present, ref counts[0], 0);
            int common = (int)counts[0];
            if (TWide.Any(TWide.Less(present, TWide.Splat(common))) || TWide.Any(TWide.Less(TWide.Splat(common), present)))
            {
                for (int lane = 0; lane < TWide.Count; lane++) Clip(index, lane, TWide.Count, (int)counts[lane], default);
            }
            else if (common >= FewestSamples) ClipTogether<TWide>(index, common);
        }

        /// <summary>
        /// All lanes have as many samples: one test together, and only lanes that fail it one by one.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void ClipTogether<TWide>(nint index, int count) where TWide : struct, IWide<TWide>
        {
            var (low, high) = Outside<TWide>(ref Columns, TWide.Count, 0, count - 1);
            if (!TWide.Any(TWide.Or(low, high))) return;
            Lanes lows = default, highs = default;
            TWide zero = TWide.Splat(0), one = TWide.Splat(1);
            TWide.Store(TWide.Select(low, one, zero), ref lows[0], 0);
            TWide.Store(TWide.Select(high, one, zero), ref highs[0], 0);
            for (int lane = 0; lane < TWide.Count; lane++)
                if (lows[lane] + highs[lane] != 0) Clip(index, lane, TWide.Count, count, ((int)lows[lane], (int)highs[lane]));
        }

        /// <summary>
        /// Copies the pixels' samples to columns, absent ones as infinity so that they sort last, and once more as they
        /// are; returns how many are present.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TWide Collect<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), one = TWide.Splat(1), last = TWide.Splat(float.PositiveInfinity), count = zero;
            for (nint frame = 0; frame < Frames; frame++)
            {
                var present = TWide.Less(zero, TWide.Load(ref Weights, index + frame * Pixels));
                var sample = TWide.Select(present, TWide.Load(ref Samples, index + frame * Pixels), last);
                TWide.Store(sample, ref Columns, frame * TWide.Count);
                TWide.Store(sample, ref Originals, frame * TWide.Count);
                count += TWide.Select(present, one, zero);
            }

            return count;
        }

        /// <summary>
        /// Is the lowest, is the highest of the sorted items first to last (at least 3) beyond its limit?
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly (TWide Low, TWide High) Outside<TWide>(ref float column, nint stride, int first, int last)
            where TWide : struct, IWide<TWide>
        {
            int middle = first + last;
            TWide lower = TWide.Load(ref column, middle / 2 * stride), upper = TWide.Load(ref column, (middle + 1) / 2 * stride);
            var median = (lower + upper) * TWide.Splat(0.5f);
            var scaleLow = (median - TWide.Load(ref column, first * stride)) * TWide.Splat(PerSigmaLow);
            var scaleHigh = (TWide.Load(ref column, last * stride) - median) * TWide.Splat(PerSigmaHigh);
            TWide clampLow = scaleLow * TWide.Splat(WinsorizeAt), clampHigh = scaleHigh * TWide.Splat(WinsorizeAt);
            TWide zero = TWide.Splat(0), sumLow = zero, squaresLow = zero, sumHigh = zero, squaresHigh = zero;
            for (nint item = first; item <= last; item++)
            {
                var distance = TWide.Load(ref column, item * stride) - median;
                var low = TWide.Max(TWide.Min(distance, clampLow), zero - clampLow);
                var high = TWide.Max(TWide.Min(distance, clampHigh), zero - clampHigh);
                sumLow += low;
                squaresLow += low * low;
                sumHigh += high;
                squaresHigh += high * high;
            }

            int count = last - first + 1;
            return (IsBelow(sumLow, squaresLow, scaleLow, count), IsBelow(sumHigh, squaresHigh, scaleHigh, count));
        }

        /// <summary>
        /// F(scale) below scale, squared: 1.134^2 (sum of squares - sum^2 / n) / (n - 1) below scale^2.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TWide IsBelow<TWide>(TWide sum, TWide squares, TWide scale, int count)
            where TWide : struct, IWide<TWide>
        {
            var squaredDeviations = squares - sum * sum * TWide.Splat(1f / count);
            return TWide.Less(squaredDeviations * TWide.Splat(UnbiasingFactor * UnbiasingFactor / (count - 1)), scale * scale);
        }

        /// <summary>
        /// Drops the lowest and the highest item of one sorted column as long as they lie outside; equal samples share
        /// a fate.
        /// </summary>
        /// <param name="index">The first lane's pixel.</param>
        /// <param name="lane">The column's lane.</param>
        /// <param name="stride">Lanes in all.</param>
        /// <param name="count">Samples present.</param>
        /// <param name="dropped">How many at either end are known to lie outside.</param>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly void Clip(nint index, int lane, nint stride, int count, (int Low, int High) dropped)
        {
            ref float column = ref Unsafe.Add(ref Columns, lane);
            int first = dropped.Low, last = count - 1 - dropped.High;
            while (last - first + 1 >= FewestSamples)
            {
                var (low, high) = Outside<Wide1>(ref column, stride, first, last);
                if (!Wide1.Any(low) && !Wide1.Any(high)) break;
                if (Wide1.Any(low)) first++;
                if (Wide1.Any(high)) last--;
            }

            if (last - first + 1 >= count) return;
            float lowest = Unsafe.Add(ref column, first * stride), highest = Unsafe.Add(ref column, last * stride);
            for (nint frame = 0; frame < Frames; frame++)
            {
                float sample = Unsafe.Add(ref Originals, frame * stride + lane);
                if (sample < lowest || sample > highest) Unsafe.Add(ref Weights, frame * Pixels + index + lane) = 0;
            }
        }
    }

    /// <summary>One number for each lane of the widest row.</summary>
    [InlineArray(WideLoop.WidestCount)]
    private struct Lanes
    {
        private float _first;
    }
}
