using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Sorts the samples of neighbouring pixels side by side and drops what a rule says, where nothing is known of the noise.
/// </summary>
internal static class ClipKernels
{
    /// <summary>Sets the weights of outliers to 0.</summary>
    public static void Reject<TRule>(in PixelStack stack, TRule rule) where TRule : struct, IClipRule, allows ref struct
    {
        int columns = SampleColumns.Length(stack.FrameCount);
        using var scratch = PlanePool.Rent<float>(columns + 2 * WideLoop.WidestCount);
        var aligned = SampleColumns.Align(scratch.Span);
        var kernel = new ClipKernel<TRule>
        {
            Samples = ref MemoryMarshal.GetReference(stack.Samples),
            Weights = ref MemoryMarshal.GetReference(stack.Weights),
            Columns = ref aligned[0],
            Counts = ref aligned[columns],
            Frames = stack.FrameCount,
            Pixels = stack.PixelCount,
            Rule = rule,
        };
        WideLoop.RunAligned(ref kernel, stack.PixelCount, in kernel.Samples);
    }

    private ref struct ClipKernel<TRule> : IWideKernel where TRule : struct, IClipRule, allows ref struct
    {
        public ref float Samples, Weights, Columns, Counts;
        public int Frames;
        public nint Pixels;
        public TRule Rule;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var present = SampleColumns.Collect<TWide>(
                ref Unsafe.Add(ref Samples, index), ref Unsafe.Add(ref Weights, index), Pixels, Frames, ref Columns);
            ColumnSort.Sort<TWide>(ref Columns, Frames);
            int common = SampleColumns.Common(present, ref Counts);
            if (common < 0)
            {
                for (int lane = 0; lane < TWide.Count; lane++) Clip(index, lane, TWide.Count, (int)Unsafe.Add(ref Counts, lane));
                return;
            }

            var suspect = Rule.Suspect<TWide>(ref Columns, TWide.Count, common);
            if (!TWide.Any(suspect)) return;
            TWide.Store(TWide.Select(suspect, TWide.Splat(1), TWide.Splat(0)), ref Counts, 0);
            for (int lane = 0; lane < TWide.Count; lane++)
                if (Unsafe.Add(ref Counts, lane) != 0) Clip(index, lane, TWide.Count, common);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly void Clip(nint index, int lane, nint stride, int count)
        {
            if (count == 0) return;
            ref float column = ref Unsafe.Add(ref Columns, lane);
            var (first, last) = Rule.Keep(ref column, stride, count);
            if (last - first + 1 == count) return;
            float lowest = Unsafe.Add(ref column, first * stride), highest = Unsafe.Add(ref column, last * stride);
            for (nint frame = 0; frame < Frames; frame++)
            {
                nint at = frame * Pixels + index + lane;
                float sample = Unsafe.Add(ref Samples, at);
                if (sample < lowest || sample > highest) Unsafe.Add(ref Weights, at) = 0;
            }
        }
    }
}
