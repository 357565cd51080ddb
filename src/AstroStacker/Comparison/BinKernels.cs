using System.Numerics;
using System.Runtime.InteropServices;

namespace AstroStacker.Comparison;

/// <summary>The hot loops of binning; each is exact at every vector width.</summary>
internal static class BinKernels
{
    /// <summary>
    /// With s[i] = upper[i] + lower[i]: even[i] = even[i] + (s[4i] + s[4i + 2]), then
    /// odd[i] = odd[i] + (s[4i + 1] + s[4i + 3]). Even and odd may be the same row.
    /// </summary>
    public static void AddQuads(ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, Span<float> even, Span<float> odd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(upper.Length, 4 * even.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(lower.Length, 4 * even.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(odd.Length, even.Length);
        ref float top = ref MemoryMarshal.GetReference(upper), bottom = ref MemoryMarshal.GetReference(lower);
        ref float evens = ref MemoryMarshal.GetReference(even), odds = ref MemoryMarshal.GetReference(odd);
        int i = 0, lanes = Vector<float>.Count;
        for (; i <= even.Length - lanes; i += lanes)
        {
            var (even0, odd0) = Split(ref top, ref bottom, (nuint)(4 * i));
            var (even1, odd1) = Split(ref top, ref bottom, (nuint)(4 * i + 2 * lanes));
            (Vector.LoadUnsafe(ref evens, (nuint)i) + Pairs(even0, even1)).StoreUnsafe(ref evens, (nuint)i);
            (Vector.LoadUnsafe(ref odds, (nuint)i) + Pairs(odd0, odd1)).StoreUnsafe(ref odds, (nuint)i);
        }

        for (; i < even.Length; i++)
        {
            int at = 4 * i;
            even[i] += upper[at] + lower[at] + (upper[at + 2] + lower[at + 2]);
            odd[i] += upper[at + 1] + lower[at + 1] + (upper[at + 3] + lower[at + 3]);
        }
    }

    /// <summary>
    /// Adds a sensor row to the bins of its colours: sample x goes to bin x / size of plane
    /// colours[x mod colours.Length]; the planes lie one after the other, each of <paramref name="width"/> bins.
    /// </summary>
    public static void AddRow(
        ReadOnlySpan<float> row, ReadOnlySpan<int> colours, int size, int width, Span<float> planes)
    {
        int colour = 0;
        for (int bin = 0, x = 0; bin < width; bin++)
            for (int end = x + size; x < end; x++)
            {
                planes[colours[colour] * width + bin] += row[x];
                if (++colour == colours.Length) colour = 0;
            }
    }

    /// <summary>half[i] = ((upper[2i] + lower[2i]) + (upper[2i + 1] + lower[2i + 1])) / 4.</summary>
    public static void Halve(ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, Span<float> half)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(upper.Length, 2 * half.Length);
        lower = lower[..upper.Length];
        for (int i = 0; i < half.Length; i++)
            half[i] = (upper[2 * i] + lower[2 * i] + (upper[2 * i + 1] + lower[2 * i + 1])) * 0.25f;
    }

    /// <summary>row[i] = row[i] * factor.</summary>
    public static void Scale(Span<float> row, float factor)
    {
        int i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(row[i..]) * new Vector<float>(factor)).CopyTo(row[i..]);
        for (; i < row.Length; i++) row[i] *= factor;
    }

    /// <summary>result[i] = result[i] + row[i] * factor.</summary>
    public static void AddScaled(ReadOnlySpan<float> row, float factor, Span<float> result)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, result.Length);
        int i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(result[i..]) + new Vector<float>(row[i..]) * new Vector<float>(factor)).CopyTo(result[i..]);
        for (; i < row.Length; i++) result[i] += row[i] * factor;
    }

    /// <summary>The even and the odd samples of 2 x lanes sums of two rows.</summary>
    private static (Vector<float> Even, Vector<float> Odd) Split(ref float top, ref float bottom, nuint at)
    {
        // A pair of floats read as one 64-bit number: its low half is the left one.
        nuint next = at + (nuint)Vector<float>.Count;
        var left = Vector.AsVectorUInt64(Vector.LoadUnsafe(ref top, at) + Vector.LoadUnsafe(ref bottom, at));
        var right = Vector.AsVectorUInt64(Vector.LoadUnsafe(ref top, next) + Vector.LoadUnsafe(ref bottom, next));
        return (
            Vector.AsVectorSingle(Vector.Narrow(left, right)),
            Vector.AsVectorSingle(Vector.Narrow(Vector.ShiftRightLogical(left, 32), Vector.ShiftRightLogical(right, 32))));
    }

    /// <summary>Sums of neighbours: of a[0] and a[1], a[2] and a[3], ..., b[0] and b[1], ...</summary>
    private static Vector<float> Pairs(Vector<float> a, Vector<float> b)
    {
        var (left, right) = (Vector.AsVectorUInt64(a), Vector.AsVectorUInt64(b));
        return Vector.AsVectorSingle(Vector.Narrow(left, right))
            + Vector.AsVectorSingle(Vector.Narrow(Vector.ShiftRightLogical(left, 32), Vector.ShiftRightLogical(right, 32)));
    }
}
