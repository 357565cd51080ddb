using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Imaging;

/// <summary>Passes over samples that several stages need.</summary>
public static class SampleKernels
{
    /// <summary>samples[i] = words[i], exactly.</summary>
    public static void Widen(ReadOnlySpan<ushort> words, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, words.Length);
        int i = 0;
        for (; i <= words.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(words[i..]), out Vector<uint> low, out Vector<uint> high);
            Vector.ConvertToSingle(Vector.AsVectorInt32(low)).CopyTo(samples[i..]);
            Vector.ConvertToSingle(Vector.AsVectorInt32(high)).CopyTo(samples[(i + Vector<float>.Count)..]);
        }

        for (; i < words.Length; i++) samples[i] = words[i];
    }

    /// <summary>result[i] = a[i] + b[i].</summary>
    public static void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> result)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, result.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, result.Length);
        var kernel = new AddKernel
        {
            A = ref MemoryMarshal.GetReference(a),
            B = ref MemoryMarshal.GetReference(b),
            Result = ref MemoryMarshal.GetReference(result),
        };
        WideLoop.Run(ref kernel, result.Length);
    }

    /// <summary>result[i] = a[i] x b[i].</summary>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> result)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, result.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, result.Length);
        var kernel = new MultiplyKernel
        {
            A = ref MemoryMarshal.GetReference(a),
            B = ref MemoryMarshal.GetReference(b),
            Result = ref MemoryMarshal.GetReference(result),
        };
        WideLoop.Run(ref kernel, result.Length);
    }

    /// <summary>
    /// The highest sample and how often it occurs; (lowest float, 0) of nothing. Samples below <paramref name="floor"/> are not
    /// counted.
    /// </summary>
    public static (float Highest, long Count) Highest(ReadOnlySpan<float> samples, float floor = float.MinValue)
    {
        float highest = float.MinValue;
        var high = new Vector<float>(highest);
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
            high = Vector.Max(high, new Vector<float>(samples[i..]));
        for (int lane = 0; lane < Vector<float>.Count; lane++) highest = Math.Max(highest, high[lane]);
        for (; i < samples.Length; i++) highest = Math.Max(highest, samples[i]);
        return (highest, highest < floor ? 0 : samples.Count(highest));
    }

    /// <summary>How many samples are at least <paramref name="level"/>.</summary>
    public static long CountAtLeast(ReadOnlySpan<float> samples, float level)
    {
        long count = 0;
        int i = 0;
        while (i <= samples.Length - Vector<float>.Count)
        {
            var counts = Vector<int>.Zero;
            int end = Math.Min(samples.Length, i + LongestCountRun);
            for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
                counts -= Vector.GreaterThanOrEqual(new Vector<float>(samples[i..]), new Vector<float>(level));
            count += Vector.Sum(counts);
        }

        for (; i < samples.Length; i++) count += samples[i] >= level ? 1 : 0;
        return count;
    }

    /// <summary>flags[i] = flag where samples[i] is at least level, else 0; true where any is.</summary>
    public static bool FlagAtLeast(ReadOnlySpan<float> samples, float level, byte flag, Span<byte> flags)
    {
        flags[..samples.Length].Clear();
        bool any = false;
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            if (!Vector.GreaterThanOrEqualAny(new Vector<float>(samples[i..]), new Vector<float>(level))) continue;
            any = true;
            for (int k = i; k < i + Vector<float>.Count; k++) flags[k] = samples[k] >= level ? flag : (byte)0;
        }

        for (; i < samples.Length; i++)
        {
            if (!(samples[i] >= level)) continue;
            any = true;
            flags[i] = flag;
        }

        return any;
    }

    /// <summary>samples[i] = 0 where it is NaN.</summary>
    public static void NaNToZero(Span<float> samples)
    {
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var values = new Vector<float>(samples[i..]);
            Vector.ConditionalSelect(Vector.Equals(values, values), values, Vector<float>.Zero).CopyTo(samples[i..]);
        }

        for (; i < samples.Length; i++) samples[i] = float.IsNaN(samples[i]) ? 0 : samples[i];
    }

    /// <summary>The place of the first NaN from <paramref name="from"/> on; -1 without one.</summary>
    public static int NextNaN(ReadOnlySpan<float> samples, int from)
    {
        int i = from;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var values = new Vector<float>(samples[i..]);
            if (!Vector.EqualsAll(values, values)) break;
        }

        for (; i < samples.Length; i++)
            if (float.IsNaN(samples[i])) return i;
        return -1;
    }

    /// <summary>Samples after which the lanes of a count are added up; far below where they would overflow.</summary>
    private const int LongestCountRun = 1 << 20;

    private ref struct AddKernel : IWideKernel
    {
        public ref readonly float A, B;
        public ref float Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide> =>
            TWide.Store(TWide.Load(in A, index) + TWide.Load(in B, index), ref Result, index);
    }

    private ref struct MultiplyKernel : IWideKernel
    {
        public ref readonly float A, B;
        public ref float Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide> =>
            TWide.Store(TWide.Load(in A, index) * TWide.Load(in B, index), ref Result, index);
    }
}
