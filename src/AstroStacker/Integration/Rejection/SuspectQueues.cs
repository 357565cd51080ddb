using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Pixels with a sample to drop, gathered by how many samples they have left until a row of lanes is full, then judged together. Who
/// loses a sample goes on in the queue of fewer; who keeps all has its mean.
/// </summary>
internal ref struct SuspectQueues
{
    private readonly Span<float> _columns;
    private readonly Span<int> _pixels;
    private readonly Span<int> _fill;
    private readonly int _frames;
    private readonly WinsorizedTest _test;

    /// <param name="scratch"><see cref="ScratchLength"/> numbers.</param>
    /// <param name="numbers"><see cref="NumbersLength"/> numbers.</param>
    /// <param name="frames">Samples of a pixel.</param>
    /// <param name="test">Tells what is outside.</param>
    public SuspectQueues(Span<float> scratch, Span<int> numbers, int frames, WinsorizedTest test)
    {
        _columns = scratch;
        _fill = numbers[..(frames + 1)];
        _fill.Clear();
        _pixels = numbers[(frames + 1)..];
        _frames = frames;
        _test = test;
    }

    private static int Lanes => SuspectColumns.Lanes;

    /// <summary>A queue of n samples holds n rows of lanes.</summary>
    public static int ScratchLength(int frames) => (StartOf(frames) + frames) * WideLoop.WidestCount;

    public static int NumbersLength(int frames) => (frames + 1) * (WideLoop.WidestCount + 1);

    /// <summary>Adds a pixel with its sorted samples; a queue that is full is judged.</summary>
    public void Add(int pixel, ref float column, nint stride, int count, ref float means)
    {
        int lane = _fill[count]++;
        _pixels[count * Lanes + lane] = pixel;
        ref float queue = ref _columns[StartOf(count) * Lanes + lane];
        for (nint item = 0; item < count; item++) Unsafe.Add(ref queue, item * Lanes) = Unsafe.Add(ref column, item * stride);
        if (_fill[count] == Lanes) Judge(count, ref means);
    }

    /// <summary>Judges what is left in the queues.</summary>
    public void Finish(ref float means)
    {
        for (int count = _frames; count > 0; count--)
            if (_fill[count] > 0) Judge(count, ref means);
    }

    private static int StartOf(int count) => count * (count - 1) / 2;

    private void Judge(int count, ref float means)
    {
        if (Vector512.IsHardwareAccelerated) Judge<Wide16>(count, ref means);
        else if (Vector256.IsHardwareAccelerated) Judge<Wide8>(count, ref means);
        else if (Vector128.IsHardwareAccelerated) Judge<Wide4>(count, ref means);
        else Judge<Wide1>(count, ref means);
    }

    private void Judge<TWide>(int count, ref float means) where TWide : struct, IWide<TWide>
    {
        ref float columns = ref _columns[StartOf(count) * Lanes];
        Span<float> marks = stackalloc float[2 * WideLoop.WidestCount];
        marks.Clear();
        // Lanes that are not filled hold what was there before: their verdict is not looked at.
        if (count >= WinsorizedMeanKernels.FewestFrames)
        {
            var (low, high) = _test.Outside<TWide>(ref columns, TWide.Count, 0, count - 1);
            TWide.Store(TWide.Select(low, TWide.Splat(1), TWide.Splat(0)), ref marks[0], 0);
            TWide.Store(TWide.Select(high, TWide.Splat(1), TWide.Splat(0)), ref marks[WideLoop.WidestCount], 0);
        }

        int filled = _fill[count];
        _fill[count] = 0;
        for (int lane = 0; lane < filled; lane++)
        {
            int first = (int)marks[lane], left = count - first - (int)marks[WideLoop.WidestCount + lane];
            ref float column = ref Unsafe.Add(ref columns, first * Lanes + lane);
            int pixel = _pixels[count * Lanes + lane];
            if (left == count) Unsafe.Add(ref means, pixel) = WinsorizedMeanKernels.MeanOf(ref column, Lanes, count);
            else Add(pixel, ref column, Lanes, left, ref means);
        }
    }
}
