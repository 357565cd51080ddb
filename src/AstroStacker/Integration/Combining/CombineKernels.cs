using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Integration.Rejection;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Combining;

/// <summary>
/// Frame-major stacks to one plane: frameCount runs of as many samples; one of weight 0 is absent. All are 0 where no frame
/// has a sample.
/// </summary>
internal static class CombineKernels
{
    public static int ScratchLength(int frameCount) => SampleColumns.Length(frameCount) + 2 * WideLoop.WidestCount;

    /// <summary>median[p] = the middle one of the samples present; of an even number, the mean of the middle two.</summary>
    /// <param name="samples">Frame-major.</param>
    /// <param name="weights">The same shape.</param>
    /// <param name="frames">How many.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> numbers.</param>
    /// <param name="median">One value a pixel.</param>
    /// <param name="counts">How many samples it is of, one a pixel; or empty.</param>
    public static void Median(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, int frames, Span<float> scratch, Span<float> median,
        Span<float> counts)
    {
        if (!counts.IsEmpty) ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, median.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, frames * median.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, samples.Length);
        var aligned = SampleColumns.Align(scratch);
        var kernel = new MedianKernel
        {
            Samples = ref First(samples),
            Weights = ref First(weights),
            Columns = ref aligned[0],
            Counts = ref aligned[SampleColumns.Length(frames)],
            Medians = ref First(median),
            Present = ref First(counts),
            HasCounts = !counts.IsEmpty,
            Frames = frames,
            Pixels = median.Length,
        };
        WideLoop.RunAligned(ref kernel, median.Length, in kernel.Samples);
    }

    /// <summary>highest[p] = the greatest sample present.</summary>
    public static void Maximum(ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, int frameCount, Span<float> highest) =>
        Extreme(samples, weights, frameCount, highest, lowest: false);

    /// <summary>lowest[p] = the least sample present.</summary>
    public static void Minimum(ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, int frameCount, Span<float> lowest) =>
        Extreme(samples, weights, frameCount, lowest, lowest: true);

    private static void Extreme(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, int frameCount, Span<float> extreme, bool lowest)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, frameCount * extreme.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, samples.Length);
        var kernel = new ExtremeKernel
        {
            Samples = ref First(samples),
            Weights = ref First(weights),
            Extremes = ref First(extreme),
            Frames = frameCount,
            Pixels = extreme.Length,
            Sign = lowest ? 1 : -1,
        };
        WideLoop.RunAligned(ref kernel, extreme.Length, in kernel.Samples);
    }

    private static ref float First(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private ref struct MedianKernel : IWideKernel
    {
        public ref float Samples, Weights, Columns, Counts, Medians, Present;
        public bool HasCounts;
        public int Frames;
        public nint Pixels;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var present = SampleColumns.Collect<TWide>(
                ref Unsafe.Add(ref Samples, index), ref Unsafe.Add(ref Weights, index), Pixels, Frames, ref Columns);
            if (HasCounts) TWide.Store(present, ref Present, index);
            int run = ColumnSort.SortRuns<TWide>(ref Columns, Frames);
            int common = SampleColumns.Common(present, ref Counts);
            if (common > 0)
            {
                TWide.Store(SampleColumns.Median<TWide>(ref Columns, TWide.Count, run, Frames, common), ref Medians, index);
                return;
            }

            for (int lane = 0; lane < TWide.Count; lane++)
            {
                int count = (int)Unsafe.Add(ref Counts, lane);
                ref float median = ref Unsafe.Add(ref Medians, index + lane);
                if (count == 0)
                {
                    median = 0;
                    continue;
                }

                ref float column = ref Unsafe.Add(ref Columns, lane);
                Wide1.Store(SampleColumns.Median<Wide1>(ref column, TWide.Count, run, Frames, count), ref median, 0);
            }
        }
    }

    /// <summary>The least of Sign x sample, times Sign.</summary>
    private ref struct ExtremeKernel : IWideKernel
    {
        public ref float Samples, Weights, Extremes;
        public int Frames;
        public nint Pixels;
        public float Sign;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            TWide zero = TWide.Splat(0), last = TWide.Splat(float.PositiveInfinity), sign = TWide.Splat(Sign), least = last;
            for (nint frame = 0; frame < Frames; frame++)
            {
                var present = TWide.Less(zero, TWide.Load(ref Weights, index + frame * Pixels));
                var sample = TWide.Load(ref Samples, index + frame * Pixels) * sign;
                least = TWide.Min(least, TWide.Select(present, sample, last));
            }

            TWide.Store(TWide.Select(TWide.Less(least, last), least * sign, zero), ref Extremes, index);
        }
    }
}
