using System.Numerics;
using System.Runtime.InteropServices;

namespace AstroStacker.Comparison;

/// <summary>The hot loops of the night's model and of what a frame differs from it; exact at every vector width.</summary>
internal static class ModelKernels
{
    /// <summary>
    /// Sorts each column of a table upwards, <paramref name="rows"/> rows of <paramref name="length"/> numbers that lie
    /// <paramref name="stride"/> apart: neighbours are put in order, even pairs and odd pairs in turn.
    /// </summary>
    public static void Sort(Span<float> table, int rows, int stride, int length)
    {
        if (rows == 0) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(table.Length, (rows - 1) * stride + length);
        for (int round = 0; round < rows; round++)
            for (int row = round % 2; row + 1 < rows; row += 2)
                Order(table.Slice(row * stride, length), table.Slice((row + 1) * stride, length));
    }

    /// <summary>
    /// difference[i] = clamp((difference[i] - level[i]) / (sigma[i] + structure[i] * share), -limit, limit); 0 where
    /// it was positive infinity.
    /// </summary>
    public static void Normalise(
        Span<float> difference, ReadOnlySpan<float> level, ReadOnlySpan<float> sigma, ReadOnlySpan<float> structure,
        float share, float limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level.Length, difference.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(sigma.Length, difference.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(structure.Length, difference.Length);
        int i = 0;
        var most = new Vector<float>(limit);
        for (; i <= difference.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(difference[i..]);
            var unit = new Vector<float>(sigma[i..]) + new Vector<float>(structure[i..]) * new Vector<float>(share);
            var ratio = Vector.Min(Vector.Max((value - new Vector<float>(level[i..])) / unit, -most), most);
            var isPresent = Vector.LessThan(value, new Vector<float>(float.PositiveInfinity));
            Vector.ConditionalSelect(isPresent, ratio, Vector<float>.Zero).CopyTo(difference[i..]);
        }

        for (; i < difference.Length; i++)
        {
            float ratio = (difference[i] - level[i]) / (sigma[i] + structure[i] * share);
            difference[i] = difference[i] < float.PositiveInfinity ? Math.Min(Math.Max(ratio, -limit), limit) : 0;
        }
    }

    private static void Order(Span<float> low, Span<float> high)
    {
        ref float lows = ref MemoryMarshal.GetReference(low), highs = ref MemoryMarshal.GetReference(high);
        int i = 0;
        for (; i <= low.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> a = Vector.LoadUnsafe(ref lows, (nuint)i), b = Vector.LoadUnsafe(ref highs, (nuint)i);
            Vector.Min(a, b).StoreUnsafe(ref lows, (nuint)i);
            Vector.Max(a, b).StoreUnsafe(ref highs, (nuint)i);
        }

        for (; i < low.Length; i++) (low[i], high[i]) = (Math.Min(low[i], high[i]), Math.Max(low[i], high[i]));
    }
}
