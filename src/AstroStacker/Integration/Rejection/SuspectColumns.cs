using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// The few pixels that need a closer look, gathered until a row of lanes is full, then sorted and judged together. A column
/// holds a pixel's samples in frame order, absent ones as infinity.
/// </summary>
internal ref struct SuspectColumns
{
    private readonly ref float _originals, _sorted, _counts;
    private readonly Span<int> _pixels;
    private readonly int _frames;

    /// <param name="scratch"><see cref="ScratchLength"/> numbers.</param>
    /// <param name="pixels">Room for the pixels' indices: <see cref="WideLoop.WidestCount"/>.</param>
    /// <param name="frames">Items of a column.</param>
    public SuspectColumns(Span<float> scratch, Span<int> pixels, int frames)
    {
        int length = SampleColumns.Length(frames);
        _originals = ref scratch[0];
        _sorted = ref scratch[length];
        _counts = ref scratch[2 * length];
        _pixels = pixels;
        _frames = frames;
    }

    /// <summary>Lanes that are judged together.</summary>
    public static int Lanes =>
        Vector512.IsHardwareAccelerated ? Wide16.Count : Vector256.IsHardwareAccelerated ? Wide8.Count
        : Vector128.IsHardwareAccelerated ? Wide4.Count : Wide1.Count;

    /// <summary>Gathered so far.</summary>
    public int Count { get; private set; }

    public readonly bool IsFull => Count == Lanes;

    public static int ScratchLength(int frames) => 2 * SampleColumns.Length(frames) + 2 * WideLoop.WidestCount;

    /// <summary>A new column's first item; the next lie <see cref="Lanes"/> apart.</summary>
    /// <param name="pixel">Whose it is.</param>
    /// <param name="present">How many of its items are present.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Add(int pixel, int present)
    {
        _pixels[Count] = pixel;
        Unsafe.Add(ref _counts, Count) = present;
        return ref Unsafe.Add(ref _originals, Count++);
    }

    /// <summary>Judges the columns and starts anew; weights of the samples to leave out become 0.</summary>
    /// <param name="rule">Decides.</param>
    /// <param name="weights">Of the first pixel and frame.</param>
    /// <param name="stride">From a frame's weight to the next frame's.</param>
    public void Judge<TRule>(in TRule rule, ref float weights, nint stride) where TRule : struct, IClipRule, allows ref struct
    {
        if (Count == 0) return;
        for (int lane = Count; lane < Lanes; lane++) Unsafe.Add(ref _counts, lane) = Unsafe.Add(ref _counts, 0);
        if (Vector512.IsHardwareAccelerated) Judge<Wide16, TRule>(rule, ref weights, stride);
        else if (Vector256.IsHardwareAccelerated) Judge<Wide8, TRule>(rule, ref weights, stride);
        else if (Vector128.IsHardwareAccelerated) Judge<Wide4, TRule>(rule, ref weights, stride);
        else Judge<Wide1, TRule>(rule, ref weights, stride);
        Count = 0;
    }

    private readonly void Judge<TWide, TRule>(in TRule rule, ref float weights, nint stride)
        where TWide : struct, IWide<TWide> where TRule : struct, IClipRule, allows ref struct
    {
        for (nint frame = 0; frame < _frames; frame++)
            TWide.Store(TWide.Load(ref _originals, frame * TWide.Count), ref _sorted, frame * TWide.Count);
        ColumnSort.Sort<TWide>(ref _sorted, _frames);
        ref float marks = ref Unsafe.Add(ref _counts, WideLoop.WidestCount);
        int common = SampleColumns.Common(TWide.Load(ref _counts, 0), ref marks);
        var suspect = common < 0 ? TWide.Splat(1) : TWide.Select(
            rule.Suspect<TWide>(ref _sorted, TWide.Count, common), TWide.Splat(1), TWide.Splat(0));
        TWide.Store(suspect, ref marks, 0);
        for (int lane = 0; lane < Count; lane++)
            if (Unsafe.Add(ref marks, lane) != 0) Clip(rule, lane, TWide.Count, ref Unsafe.Add(ref weights, _pixels[lane]), stride);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Clip<TRule>(in TRule rule, int lane, nint lanes, ref float weights, nint stride)
        where TRule : struct, IClipRule, allows ref struct
    {
        int count = (int)Unsafe.Add(ref _counts, lane);
        ref float column = ref Unsafe.Add(ref _sorted, lane);
        var (first, last) = rule.Keep(ref column, lanes, count);
        if (last - first + 1 == count) return;
        float lowest = Unsafe.Add(ref column, first * lanes), highest = Unsafe.Add(ref column, last * lanes);
        for (nint frame = 0; frame < _frames; frame++)
        {
            float item = Unsafe.Add(ref _originals, frame * lanes + lane);
            if (item < lowest || item > highest) Unsafe.Add(ref weights, frame * stride) = 0;
        }
    }
}
