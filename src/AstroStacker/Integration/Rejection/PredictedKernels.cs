using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Integration.Combining;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Drops what a rule says of samples whose noise is predicted. Deviations from the median m of all samples are put in units
/// of their own standard deviation, sqrt(floor_f + perLevel_f max(m, 0) + seeing^2); only pixels where one lies beyond the
/// rule's gate, a few in a hundred, are sorted and looked at one by one.
/// </summary>
internal static class PredictedKernels
{
    /// <summary>Sets the weights of outliers to 0.</summary>
    /// <param name="stack">With noise.</param>
    /// <param name="rule">Decides.</param>
    /// <param name="addMedian">Adds the variance of the median to that of the sample.</param>
    public static void Reject<TRule>(in PixelStack stack, TRule rule, bool addMedian = false)
        where TRule : struct, IClipRule, allows ref struct
    {
        int frames = stack.FrameCount, pixels = stack.PixelCount;
        ArgumentOutOfRangeException.ThrowIfNotEqual(stack.Noise.Length, frames, nameof(stack));
        if (!stack.SeeingSigma.IsEmpty) ArgumentOutOfRangeException.ThrowIfNotEqual(stack.SeeingSigma.Length, pixels, nameof(stack));
        if (!stack.Median.IsEmpty) ArgumentOutOfRangeException.ThrowIfNotEqual(stack.Median.Length, pixels, nameof(stack));
        using var scratch = PlanePool.Rent<float>(2 * frames + 4 * WideLoop.WidestCount);
        using var medians = PlanePool.Rent<float>(stack.Median.IsEmpty ? pixels : 0);
        if (stack.Median.IsEmpty) MedianCombine.Median(stack.Samples, stack.Weights, frames, medians.Span);
        var kernel = new GateKernel<TRule>
        {
            Samples = ref MemoryMarshal.GetReference(stack.Samples),
            Weights = ref MemoryMarshal.GetReference(stack.Weights),
            Medians = ref MemoryMarshal.GetReference(stack.Median.IsEmpty ? medians.Span : stack.Median),
            Seeing = ref MemoryMarshal.GetReference(stack.SeeingSigma),
            HasSeeing = !stack.SeeingSigma.IsEmpty,
            Noise = ref MemoryMarshal.GetReference(stack.Noise),
            MedianNoise = addMedian ? Integration.MedianNoise.Typical(stack.Noise) : default,
            Lanes = ref MemoryMarshal.GetReference(scratch.Span),
            Column = ref scratch.Span[4 * WideLoop.WidestCount],
            Frames = frames,
            Pixels = pixels,
            Rule = rule,
        };
        WideLoop.Run(ref kernel, pixels);
    }

    private ref struct GateKernel<TRule> : IWideKernel where TRule : struct, IClipRule, allows ref struct
    {
        /// <summary>Variances below are none: keeps quotients finite where a frame claims to have no noise.</summary>
        private const float LeastVariance = 1e-30f;

        public ref float Samples, Weights, Medians, Seeing, Lanes, Column;
        public ref FrameNoise Noise;
        public FrameNoise MedianNoise;
        public bool HasSeeing;
        public int Frames;
        public nint Pixels;
        public TRule Rule;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), median = TWide.Load(ref Medians, index), level = TWide.Max(median, zero);
            var count = SampleColumns.Count<TWide>(ref Unsafe.Add(ref Weights, index), Pixels, Frames);
            var shared = Shared(index, level, count);
            var (low, high) = Gates(count);
            var excess = zero;
            for (nint frame = 0; frame < Frames; frame++)
            {
                nint at = index + frame * Pixels;
                ref var noise = ref Unsafe.Add(ref Noise, frame);
                var variance = TWide.Splat(noise.Floor) + TWide.Splat(noise.PerLevel) * level + shared;
                var distance = TWide.Load(ref Samples, at) - median;
                var limit = TWide.Select(TWide.Less(distance, zero), low, high);
                var beyond = distance * distance - limit * TWide.Max(variance, TWide.Splat(LeastVariance));
                excess = TWide.Max(excess, TWide.Select(TWide.Less(zero, TWide.Load(ref Weights, at)), beyond, zero));
            }

            var suspects = TWide.Less(zero, excess);
            if (!TWide.Any(suspects)) return;
            TWide.Store(TWide.Select(suspects, TWide.Splat(1), zero), ref Lanes, 0);
            TWide.Store(shared, ref Lanes, TWide.Count);
            for (int lane = 0; lane < TWide.Count; lane++)
                if (Unsafe.Add(ref Lanes, lane) != 0) Clip(index + lane, Unsafe.Add(ref Lanes, TWide.Count + lane));
        }

        /// <summary>The variance that all frames' deviations from the median share.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TWide Shared<TWide>(nint index, TWide level, TWide count) where TWide : struct, IWide<TWide>
        {
            const double many = Integration.MedianNoise.ManySamples;
            var sample = TWide.Splat(MedianNoise.Floor) + TWide.Splat(MedianNoise.PerLevel) * level;
            var shared = sample * (TWide.Splat((float)many) / (count + TWide.Splat((float)(many - 1))));
            if (!HasSeeing) return shared;
            var seeing = TWide.Load(ref Seeing, index);
            return shared + seeing * seeing;
        }

        /// <summary>The rule's gates, squared.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly (TWide Low, TWide High) Gates<TWide>(TWide count) where TWide : struct, IWide<TWide>
        {
            ref float lows = ref Unsafe.Add(ref Lanes, TWide.Count), highs = ref Unsafe.Add(ref Lanes, 2 * TWide.Count);
            int common = SampleColumns.Common(count, ref Lanes);
            if (common >= 0)
            {
                var (low, high) = Rule.Gate(common);
                return (TWide.Splat(low * low), TWide.Splat(high * high));
            }

            for (int lane = 0; lane < TWide.Count; lane++)
            {
                var (low, high) = Rule.Gate((int)Unsafe.Add(ref Lanes, lane));
                Unsafe.Add(ref lows, lane) = low * low;
                Unsafe.Add(ref highs, lane) = high * high;
            }

            return (TWide.Load(ref lows, 0), TWide.Load(ref highs, 0));
        }

        /// <summary>One pixel: standardises and sorts its samples and lets the rule decide.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly void Clip(nint pixel, float shared)
        {
            float median = Unsafe.Add(ref Medians, pixel), level = MathF.Max(median, 0);
            ref float deviations = ref Unsafe.Add(ref Column, Frames);
            int count = 0;
            for (nint frame = 0; frame < Frames; frame++)
            {
                if (Unsafe.Add(ref Weights, frame * Pixels + pixel) <= 0) continue;
                ref var noise = ref Unsafe.Add(ref Noise, frame);
                float variance = MathF.Max(noise.Floor + noise.PerLevel * level + shared, LeastVariance);
                float deviation = (Unsafe.Add(ref Samples, frame * Pixels + pixel) - median) / MathF.Sqrt(variance);
                Unsafe.Add(ref deviations, frame) = deviation;
                Unsafe.Add(ref Column, count++) = deviation;
            }

            PixelSort.Sort(MemoryMarshal.CreateSpan(ref Column, count));
            var (first, last) = Rule.Keep(ref Column, 1, count);
            if (last - first + 1 == count) return;
            float lowest = Unsafe.Add(ref Column, first), highest = Unsafe.Add(ref Column, last);
            for (nint frame = 0; frame < Frames; frame++)
            {
                ref float weight = ref Unsafe.Add(ref Weights, frame * Pixels + pixel);
                float deviation = Unsafe.Add(ref deviations, frame);
                if (weight > 0 && (deviation < lowest || deviation > highest)) weight = 0;
            }
        }
    }
}
