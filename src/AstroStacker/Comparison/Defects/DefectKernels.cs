using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Comparison.Defects;

/// <summary>The search's two passes over all samples.</summary>
internal static class DefectKernels
{
    /// <summary>sums[i] += (samples[i] - sky[i]) x perNoise[i], held between -limit and limit.</summary>
    public static void Accumulate(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> sky, ReadOnlySpan<float> perNoise, float limit, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sky.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(perNoise.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, samples.Length);
        var kernel = new Accumulation
        {
            Samples = ref MemoryMarshal.GetReference(samples),
            Sky = ref MemoryMarshal.GetReference(sky),
            PerNoise = ref MemoryMarshal.GetReference(perNoise),
            Sums = ref MemoryMarshal.GetReference(sums),
            Limit = limit,
        };
        WideLoop.Run(ref kernel, samples.Length);
    }

    /// <summary>
    /// excess[i] = sums[i] less the median of its eight neighbours (the mean of the middle two), for count pixels from
    /// <paramref name="first"/> on. The buffers reach as far as the offsets do.
    /// </summary>
    public static void Excess(
        ReadOnlySpan<float> sums, ReadOnlySpan<nint> offsets, int first, int count, Span<float> excess)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(offsets.Length, NeighbourPlaces.Count);
        var kernel = new Difference
        {
            Sums = ref MemoryMarshal.GetReference(sums[first..]),
            Excess = ref MemoryMarshal.GetReference(excess[first..]),
            Offsets = offsets,
        };
        WideLoop.Run(ref kernel, count);
    }

    private ref struct Accumulation : IWideKernel
    {
        public ref float Samples, Sky, PerNoise, Sums;
        public float Limit;

        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var deviation = (TWide.Load(ref Samples, index) - TWide.Load(ref Sky, index)) * TWide.Load(ref PerNoise, index);
            var held = TWide.Min(TWide.Max(deviation, TWide.Splat(-Limit)), TWide.Splat(Limit));
            TWide.Store(TWide.Load(ref Sums, index) + held, ref Sums, index);
        }
    }

    private ref struct Difference : IWideKernel
    {
        public ref float Sums, Excess;
        public ReadOnlySpan<nint> Offsets;

        /// <summary>
        /// The sorting network of 19 comparisons (Knuth, volume 3, 5.3.4) as far as the middle two need it.
        /// </summary>
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            ref float centre = ref Unsafe.Add(ref Sums, index);
            TWide a = TWide.Load(ref centre, Offsets[0]), b = TWide.Load(ref centre, Offsets[1]);
            TWide c = TWide.Load(ref centre, Offsets[2]), d = TWide.Load(ref centre, Offsets[3]);
            TWide e = TWide.Load(ref centre, Offsets[4]), f = TWide.Load(ref centre, Offsets[5]);
            TWide g = TWide.Load(ref centre, Offsets[6]), h = TWide.Load(ref centre, Offsets[7]);
            Order(ref a, ref c);
            Order(ref b, ref d);
            Order(ref e, ref g);
            Order(ref f, ref h);
            Order(ref a, ref e);
            Order(ref b, ref f);
            Order(ref c, ref g);
            Order(ref d, ref h);
            Order(ref a, ref b);
            Order(ref c, ref d);
            Order(ref e, ref f);
            Order(ref g, ref h);
            Order(ref c, ref e);
            Order(ref d, ref f);
            Order(ref b, ref e);
            Order(ref d, ref g);
            TWide.Store(TWide.Load(ref centre, 0) - (d + e) * TWide.Splat(0.5f), ref Excess, index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Order<TWide>(ref TWide low, ref TWide high) where TWide : struct, IWide<TWide> =>
            (low, high) = (TWide.Min(low, high), TWide.Max(low, high));
    }
}
