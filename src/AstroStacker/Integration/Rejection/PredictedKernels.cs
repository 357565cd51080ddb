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
        using var scratch = PlanePool.Rent<float>(SuspectColumns.ScratchLength(frames) + 3 * WideLoop.WidestCount);
        var aligned = SampleColumns.Align(scratch.Span);
        using var medians = PlanePool.Rent<float>(stack.Median.IsEmpty ? pixels : 0);
        if (stack.Median.IsEmpty) MedianCombine.Median(stack.Samples, stack.Weights, frames, medians.Span);
        Span<int> suspects = stackalloc int[WideLoop.WidestCount];
        var kernel = new GateKernel<TRule>
        {
            Samples = ref MemoryMarshal.GetReference(stack.Samples),
            Weights = ref MemoryMarshal.GetReference(stack.Weights),
            Medians = ref MemoryMarshal.GetReference(stack.Median.IsEmpty ? medians.Span : stack.Median),
            Seeing = ref MemoryMarshal.GetReference(stack.SeeingSigma),
            HasSeeing = !stack.SeeingSigma.IsEmpty,
            Noise = ref MemoryMarshal.GetReference(stack.Noise),
            MedianNoise = addMedian ? Integration.MedianNoise.Typical(stack.Noise) : default,
            PerGate = (-1 / rule.Gate(frames).Low, 1 / rule.Gate(frames).High),
            Lanes = ref aligned[SuspectColumns.ScratchLength(frames)],
            Suspects = new SuspectColumns(aligned, suspects, frames),
            Frames = frames,
            Pixels = pixels,
            Rule = rule,
        };
        WideLoop.RunAligned(ref kernel, pixels, in kernel.Samples);
        kernel.Suspects.Judge(rule, ref MemoryMarshal.GetReference(stack.Weights), pixels);
    }

    private ref struct GateKernel<TRule> : IWideKernel where TRule : struct, IClipRule, allows ref struct
    {
        /// <summary>Variances below are none: keeps quotients finite where a frame claims to have no noise.</summary>
        private const float LeastVariance = 1e-30f;

        /// <summary>Times this, any weight above 0 exceeds any square of a distance.</summary>
        private const float Huge = 1e30f;

        public ref float Samples, Weights, Medians, Seeing, Lanes;
        public ref FrameNoise Noise;
        public FrameNoise MedianNoise;
        public (float Low, float High) PerGate;
        public SuspectColumns Suspects;
        public bool HasSeeing;
        public int Frames;
        public nint Pixels;
        public TRule Rule;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), median = TWide.Load(ref Medians, index), all = TWide.Splat(Frames);
            var shared = Shared(index, median, all);
            var (excess, present) = Excess(index, median, shared, (TWide.Splat(PerGate.Low), TWide.Splat(PerGate.High)));
            if (TWide.Any(TWide.Less(present, all))) LookCloser<TWide>(index);
            else if (TWide.Any(TWide.Less(zero, excess))) Gather(index, TWide.Select(TWide.Less(zero, excess), all, zero), shared);
        }

        /// <summary>Where samples are absent, gates and variances differ from pixel to pixel.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void LookCloser<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), median = TWide.Load(ref Medians, index);
            var count = SampleColumns.Count<TWide>(ref Unsafe.Add(ref Weights, index), Pixels, Frames);
            var shared = Shared(index, median, count);
            var (excess, _) = Excess(index, median, shared, PerGates(count));
            Gather(index, TWide.Select(TWide.Less(zero, excess), count, zero), shared);
        }

        /// <summary>Takes the pixels of a row whose count is not 0 for a closer look.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Gather<TWide>(nint index, TWide counts, TWide shared) where TWide : struct, IWide<TWide>
        {
            TWide.Store(counts, ref Lanes, 0);
            TWide.Store(shared, ref Lanes, TWide.Count);
            for (int lane = 0; lane < TWide.Count; lane++)
                if (Unsafe.Add(ref Lanes, lane) != 0) Gather((int)index + lane, lane, Unsafe.Add(ref Lanes, TWide.Count + lane));
        }

        /// <summary>
        /// Above 0 where a sample lies beyond its gate: the greatest (distance / gate)^2 - variance; and how many samples are
        /// present. A frame's samples are touched once: they often lie a power of two apart, where caches forget them at once.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly (TWide Excess, TWide Present) Excess<TWide>(
            nint index, TWide median, TWide shared, (TWide Low, TWide High) perGate)
            where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), one = TWide.Splat(1), excess = zero, present = zero, level = TWide.Max(median, zero);
            for (nint frame = 0; frame < Frames; frame++)
            {
                ref var noise = ref Unsafe.Add(ref Noise, frame);
                var variance = TWide.Splat(noise.Floor) + TWide.Splat(noise.PerLevel) * level + shared;
                var distance = TWide.Load(ref Samples, index + frame * Pixels) - median;
                var gates = TWide.Max(distance * perGate.High, distance * perGate.Low);
                var weight = TWide.Load(ref Weights, index + frame * Pixels) * TWide.Splat(Huge);
                excess = TWide.Max(excess, TWide.Min(gates * gates - variance, weight));
                present += TWide.Min(weight, one);
            }

            return (excess, present);
        }

        /// <summary>The variance that all frames' deviations from the median share.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TWide Shared<TWide>(nint index, TWide median, TWide count) where TWide : struct, IWide<TWide>
        {
            const double many = Integration.MedianNoise.ManySamples;
            var level = TWide.Max(median, TWide.Splat(0));
            var sample = TWide.Splat(MedianNoise.Floor) + TWide.Splat(MedianNoise.PerLevel) * level;
            var shared = sample * (TWide.Splat((float)many) / (count + TWide.Splat((float)(many - 1)))) + TWide.Splat(LeastVariance);
            if (!HasSeeing) return shared;
            var seeing = TWide.Load(ref Seeing, index);
            return shared + seeing * seeing;
        }

        /// <summary>1 / the rule's gates, that for low samples negative.</summary>
        private readonly (TWide Low, TWide High) PerGates<TWide>(TWide count) where TWide : struct, IWide<TWide>
        {
            ref float lows = ref Unsafe.Add(ref Lanes, TWide.Count);
            TWide.Store(count, ref Lanes, 0);
            for (int lane = 0; lane < TWide.Count; lane++)
            {
                var (low, high) = Rule.Gate((int)Unsafe.Add(ref Lanes, lane));
                (Unsafe.Add(ref lows, lane), Unsafe.Add(ref Lanes, lane)) = (-1 / low, 1 / high);
            }

            return (TWide.Load(ref lows, 0), TWide.Load(ref Lanes, 0));
        }

        /// <summary>Standardises the samples of one pixel for a closer look.</summary>
        private void Gather(int pixel, int lane, float shared)
        {
            float median = Unsafe.Add(ref Medians, pixel), level = MathF.Max(median, 0);
            ref float column = ref Suspects.Add(pixel, (int)Unsafe.Add(ref Lanes, lane));
            for (nint frame = 0; frame < Frames; frame++)
            {
                ref var noise = ref Unsafe.Add(ref Noise, frame);
                float variance = noise.Floor + noise.PerLevel * level + shared;
                float deviation = (Unsafe.Add(ref Samples, frame * Pixels + pixel) - median) / MathF.Sqrt(variance);
                bool isPresent = Unsafe.Add(ref Weights, frame * Pixels + pixel) > 0;
                Unsafe.Add(ref column, frame * SuspectColumns.Lanes) = isPresent ? deviation : float.PositiveInfinity;
            }

            if (Suspects.IsFull) Suspects.Judge(Rule, ref Weights, Pixels);
        }
    }
}
