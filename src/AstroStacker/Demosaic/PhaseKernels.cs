using System.Numerics;
using System.Runtime.InteropServices;

namespace AstroStacker.Demosaic;

/// <summary>
/// Takes the two column phases of a mosaic's row apart and puts them together: with one colour a row, vectors need no masks.
/// Samples move as whole numbers, two in a word, so that every bit stays.
/// </summary>
internal static class PhaseKernels
{
    private const int HighHalf = 32;

    /// <summary>even[i] = row[2 i], odd[i] = row[2 i + 1].</summary>
    public static void Split(ReadOnlySpan<float> row, Span<float> even, Span<float> odd)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, 2 * even.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(odd.Length, even.Length);
        ref ulong pairs = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<float, ulong>(row));
        var evens = MemoryMarshal.Cast<float, uint>(even);
        var odds = MemoryMarshal.Cast<float, uint>(odd);
        int i = 0;
        for (; i <= even.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var first = Vector.LoadUnsafe(ref pairs, (nuint)i);
            var second = Vector.LoadUnsafe(ref pairs, (nuint)(i + Vector<ulong>.Count));
            Vector.Narrow(first, second).CopyTo(evens[i..]);
            Vector.Narrow(first >>> HighHalf, second >>> HighHalf).CopyTo(odds[i..]);
        }

        for (; i < even.Length; i++) (even[i], odd[i]) = (row[2 * i], row[2 * i + 1]);
    }

    /// <summary>row[2 i] = even[i], row[2 i + 1] = odd[i].</summary>
    public static void Merge(ReadOnlySpan<float> even, ReadOnlySpan<float> odd, Span<float> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, 2 * even.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(odd.Length, even.Length);
        var pairs = MemoryMarshal.Cast<float, ulong>(row);
        var evens = MemoryMarshal.Cast<float, uint>(even);
        var odds = MemoryMarshal.Cast<float, uint>(odd);
        int i = 0;
        for (; i <= even.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            Vector.Widen(new Vector<uint>(evens[i..]), out var lowFirst, out var lowSecond);
            Vector.Widen(new Vector<uint>(odds[i..]), out var highFirst, out var highSecond);
            (lowFirst | highFirst << HighHalf).CopyTo(pairs[i..]);
            (lowSecond | highSecond << HighHalf).CopyTo(pairs[(i + Vector<ulong>.Count)..]);
        }

        for (; i < even.Length; i++) (row[2 * i], row[2 * i + 1]) = (even[i], odd[i]);
    }
}
