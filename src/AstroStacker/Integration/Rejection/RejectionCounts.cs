using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>How many samples of each pixel rejection took from below and from above.</summary>
public static class RejectionCounts
{
    /// <summary>
    /// low[p] grows by the frames whose sample was present before, is not after, and lies below the median; high[p] by those
    /// at it or above.
    /// </summary>
    /// <param name="samples">Frame-major.</param>
    /// <param name="before">Weights of the same shape before rejection.</param>
    /// <param name="after">And after.</param>
    /// <param name="median">Of the samples present before, one a pixel.</param>
    /// <param name="low">Counts to add to, one a pixel.</param>
    /// <param name="high">The same.</param>
    public static void Add(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> before, ReadOnlySpan<float> after, ReadOnlySpan<float> median,
        Span<float> low, Span<float> high)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(before.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(after.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(low.Length, median.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, median.Length);
        if (median.Length == 0) return;
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length % median.Length, 0);
        var kernel = new CountKernel
        {
            Samples = ref First(samples),
            Before = ref First(before),
            After = ref First(after),
            Medians = ref First(median),
            Low = ref First(low),
            High = ref First(high),
            Frames = samples.Length / median.Length,
            Pixels = median.Length,
        };
        WideLoop.RunAligned(ref kernel, median.Length, in kernel.Samples);
    }

    private static ref float First(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private ref struct CountKernel : IWideKernel
    {
        public ref float Samples, Before, After, Medians, Low, High;
        public int Frames;
        public nint Pixels;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), one = TWide.Splat(1), median = TWide.Load(ref Medians, index);
            TWide low = TWide.Load(ref Low, index), high = TWide.Load(ref High, index);
            for (int frame = 0; frame < Frames; frame++)
            {
                nint at = index + frame * Pixels;
                TWide before = TWide.Load(ref Before, at), after = TWide.Load(ref After, at);
                if (!TWide.Any(TWide.Less(after, before))) continue;
                var present = TWide.Select(TWide.Less(zero, before), one, zero);
                var dropped = TWide.Select(TWide.Less(zero, after), zero, present);
                var below = TWide.Less(TWide.Load(ref Samples, at), median);
                low += TWide.Select(below, dropped, zero);
                high += TWide.Select(below, zero, dropped);
            }

            TWide.Store(low, ref Low, index);
            TWide.Store(high, ref High, index);
        }
    }
}
