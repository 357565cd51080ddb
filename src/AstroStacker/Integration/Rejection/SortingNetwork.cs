using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Batcher's odd-even mergesort (Batcher 1968; Knuth, TAOCP 5.2.2 M) of any number of items: a fixed list of comparators,
/// so that all lanes of a vector sort at once.
/// </summary>
internal static class SortingNetwork
{
    /// <summary>Numbers that <see cref="Fill"/> writes: two a comparator.</summary>
    public static int IndexCount(int items) => Walk(items, default, write: false);

    /// <summary>Writes the comparators as pairs (lower index, higher index), in the order they apply.</summary>
    public static void Fill(int items, Span<int> comparators) => Walk(items, comparators, write: true);

    /// <summary>Sorts items 0 to n - 1 of every lane upwards; item k's lanes start at rows[k x TWide.Count].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sort<TWide>(ReadOnlySpan<int> comparators, ref float rows) where TWide : struct, IWide<TWide>
    {
        ref int pair = ref MemoryMarshal.GetReference(comparators);
        for (nint i = 0; i < comparators.Length; i += 2)
        {
            nint low = (nint)Unsafe.Add(ref pair, i) * TWide.Count, high = (nint)Unsafe.Add(ref pair, i + 1) * TWide.Count;
            TWide a = TWide.Load(ref rows, low), b = TWide.Load(ref rows, high);
            TWide.Store(TWide.Min(a, b), ref rows, low);
            TWide.Store(TWide.Max(a, b), ref rows, high);
        }
    }

    private static int Walk(int items, Span<int> comparators, bool write)
    {
        int count = 0;
        for (int merged = 1; merged < items; merged *= 2)
            for (int distance = merged; distance >= 1; distance /= 2)
                for (int low = distance % merged; low + distance < items; low++)
                {
                    bool isUpperHalf = (low - distance % merged) / distance % 2 != 0;
                    if (isUpperHalf || low / (2 * merged) != (low + distance) / (2 * merged)) continue;
                    if (write) (comparators[count], comparators[count + 1]) = (low, low + distance);
                    count += 2;
                }

        return count;
    }
}
