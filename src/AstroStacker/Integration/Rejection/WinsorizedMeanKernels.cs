using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Winsorized clipping (see <see cref="WinsorizedRejection"/>) and the mean of what is kept in one pass, for frames that all have a
/// sample everywhere and count alike: calibration frames. Each pixel's samples are sorted, so the mean does not hang on the order of
/// the frames; sums are in double, from the lowest sample up.
/// </summary>
internal static class WinsorizedMeanKernels
{
    /// <summary>Two samples can't tell which of them is wrong.</summary>
    public const int FewestFrames = 3;

    /// <param name="samples">Frame-major: frameCount runs of as many pixels.</param>
    /// <param name="frameCount">How many.</param>
    /// <param name="options">Limits below and above the median.</param>
    /// <param name="mean">One value a pixel.</param>
    public static void Mean(ReadOnlySpan<float> samples, int frameCount, RejectionOptions options, Span<float> mean)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, frameCount * mean.Length);
        int columns = SampleColumns.Length(frameCount);
        using var scratch = PlanePool.Rent<float>(columns + 2 * WideLoop.WidestCount + SuspectQueues.ScratchLength(frameCount));
        using var numbers = PlanePool.Rent<int>(SuspectQueues.NumbersLength(frameCount));
        var aligned = SampleColumns.Align(scratch.Span);
        var test = new WinsorizedTest(new ClipLimits((float)options.SigmaLow, (float)options.SigmaHigh, 0));
        var kernel = new MeanKernel
        {
            Samples = ref MemoryMarshal.GetReference(samples),
            Columns = ref aligned[0],
            Marks = ref aligned[columns],
            Means = ref MemoryMarshal.GetReference(mean),
            Frames = frameCount,
            Pixels = mean.Length,
            Test = test,
            Queues = new SuspectQueues(aligned[(columns + WideLoop.WidestCount)..], numbers.Span, frameCount, test),
        };
        WideLoop.RunAligned(ref kernel, mean.Length, in kernel.Samples);
        kernel.Queues.Finish(ref kernel.Means);
    }

    /// <summary>The mean of sorted items, in double from the lowest up.</summary>
    public static float MeanOf(ref float column, nint stride, int count)
    {
        double sum = 0;
        for (nint item = 0; item < count; item++) sum += Unsafe.Add(ref column, item * stride);
        return (float)(sum / count);
    }

    /// <summary>The same for as many columns side by side as there are lanes.</summary>
    public static void MeanOf<TWide>(ref float columns, int count, ref float means) where TWide : struct, IWide<TWide>
    {
        int lane = 0;
        var divisor = new Vector<double>(count);
        for (; lane <= TWide.Count - Vector<float>.Count; lane += Vector<float>.Count)
        {
            Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero;
            for (int item = 0; item < count; item++)
            {
                Vector.Widen(Vector.LoadUnsafe(ref columns, (nuint)(item * TWide.Count + lane)), out var a, out var b);
                low += a;
                high += b;
            }

            Vector.Narrow(low / divisor, high / divisor).StoreUnsafe(ref means, (nuint)lane);
        }

        for (; lane < TWide.Count; lane++) Unsafe.Add(ref means, lane) = MeanOf(ref Unsafe.Add(ref columns, lane), TWide.Count, count);
    }

    private ref struct MeanKernel : IWideKernel
    {
        public ref float Samples, Columns, Marks, Means;
        public int Frames;
        public nint Pixels;
        public WinsorizedTest Test;
        public SuspectQueues Queues;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            for (nint frame = 0; frame < Frames; frame++)
                TWide.Store(TWide.Load(ref Samples, index + frame * Pixels), ref Columns, frame * TWide.Count);
            ColumnSort.Sort<TWide>(ref Columns, Frames);
            MeanOf<TWide>(ref Columns, Frames, ref Unsafe.Add(ref Means, index));
            if (Frames < FewestFrames) return;
            var suspect = Test.AnyOutside<TWide>(ref Columns, TWide.Count, Frames);
            if (!TWide.Any(suspect)) return;
            TWide.Store(TWide.Select(suspect, TWide.Splat(1), TWide.Splat(0)), ref Marks, 0);
            for (int lane = 0; lane < TWide.Count; lane++)
                if (Unsafe.Add(ref Marks, lane) != 0)
                    Queues.Add((int)index + lane, ref Unsafe.Add(ref Columns, lane), TWide.Count, Frames, ref Means);
        }
    }
}
