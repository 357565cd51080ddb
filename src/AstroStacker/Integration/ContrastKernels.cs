using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration;

/// <summary>The range of values within 5x5 pixels: first along rows, then across them.</summary>
internal static class ContrastKernels
{
    /// <summary>Pixels to either side that count.</summary>
    public const int Reach = 2;

    private const int Terms = 2 * Reach + 1;

    /// <summary>low[i] = value[i] and high[i] = value[i] where counts[i] is above 0, else plus and minus infinity.</summary>
    public static void Bounds(ReadOnlySpan<float> values, ReadOnlySpan<float> counts, Span<float> low, Span<float> high)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(low.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(high.Length, values.Length);
        var kernel = new BoundsKernel
        {
            Values = ref First(values),
            Counts = ref First(counts),
            Low = ref First(low),
            High = ref First(high),
        };
        WideLoop.Run(ref kernel, values.Length);
    }

    /// <summary>lowest[i] = least of low[i], low[i + step] to low[i + 4 step]; highest[i] = greatest of high, likewise.</summary>
    public static void Range(
        ReadOnlySpan<float> low, ReadOnlySpan<float> high, int step, Span<float> lowest, Span<float> highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(low.Length, lowest.Length + (Terms - 1) * step);
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, low.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(highest.Length, lowest.Length);
        var kernel = new RangeKernel
        {
            Low = ref First(low),
            High = ref First(high),
            Lowest = ref First(lowest),
            Highest = ref First(highest),
            Distance = step,
        };
        WideLoop.Run(ref kernel, lowest.Length);
    }

    /// <summary>
    /// sigma[i] = factor sqrt(max(0, (highest[i] - lowest[i])^2 - perVariance (floor + perLevel max(median[i], 0)) /
    /// (counts[i] + offset))), 0 where counts[i] is 0. The noise is that of a frame, the quotient that of the median.
    /// </summary>
    public static void Sigma(
        ReadOnlySpan<float> lowest, ReadOnlySpan<float> highest, ReadOnlySpan<float> median, ReadOnlySpan<float> counts,
        in ContrastNoise noise, Span<float> sigma)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lowest.Length, sigma.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(highest.Length, sigma.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(median.Length, sigma.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, sigma.Length);
        var kernel = new SigmaKernel
        {
            Lowest = ref First(lowest),
            Highest = ref First(highest),
            Medians = ref First(median),
            Counts = ref First(counts),
            Sigmas = ref First(sigma),
            Noise = noise,
        };
        WideLoop.Run(ref kernel, sigma.Length);
    }

    private static ref float First(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private ref struct BoundsKernel : IWideKernel
    {
        public ref float Values, Counts, Low, High;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var present = TWide.Less(TWide.Splat(0), TWide.Load(ref Counts, index));
            var value = TWide.Load(ref Values, index);
            TWide.Store(TWide.Select(present, value, TWide.Splat(float.PositiveInfinity)), ref Low, index);
            TWide.Store(TWide.Select(present, value, TWide.Splat(float.NegativeInfinity)), ref High, index);
        }
    }

    private ref struct RangeKernel : IWideKernel
    {
        public ref float Low, High, Lowest, Highest;
        public nint Distance;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide least = TWide.Load(ref Low, index), greatest = TWide.Load(ref High, index);
            for (int term = 1; term < Terms; term++)
            {
                least = TWide.Min(least, TWide.Load(ref Low, index + term * Distance));
                greatest = TWide.Max(greatest, TWide.Load(ref High, index + term * Distance));
            }

            TWide.Store(least, ref Lowest, index);
            TWide.Store(greatest, ref Highest, index);
        }
    }

    private ref struct SigmaKernel : IWideKernel
    {
        public ref float Lowest, Highest, Medians, Counts, Sigmas;
        public ContrastNoise Noise;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), count = TWide.Load(ref Counts, index);
            var contrast = TWide.Load(ref Highest, index) - TWide.Load(ref Lowest, index);
            var level = TWide.Max(TWide.Load(ref Medians, index), zero);
            var variance = TWide.Splat(Noise.Floor) + TWide.Splat(Noise.PerLevel) * level;
            var beyond = contrast * contrast - variance / (count + TWide.Splat(Noise.CountOffset));
            var sigma = TWide.Splat(SeeingSigma.PerContrast) * TWide.Sqrt(TWide.Max(beyond, zero));
            TWide.Store(TWide.Select(TWide.Less(zero, count), sigma, zero), ref Sigmas, index);
        }
    }
}
