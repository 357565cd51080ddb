using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AstroStacker.Numerics;

/// <summary>
/// Selection by partition (Hoare 1961) without a branch that hangs on the data: a processor guesses half of those wrong. Pivots
/// come from a sample, a little beyond the wanted rank, so that nearly all of the larger side falls away (Floyd and Rivest 1975).
/// </summary>
internal static class Selection
{
    /// <summary>Ranges up to so long are sorted.</summary>
    private const int Short = 12;

    private const int MostSampled = 25;

    /// <summary>Of the range for each sample drawn.</summary>
    private const int PerSample = 12;

    public static T Select<T>(Span<T> values, int rank) where T : unmanaged, INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)values.Length, nameof(rank));
        Span<T> sample = stackalloc T[MostSampled];
        int low = 0, high = values.Length;
        while (high - low > Short)
        {
            var range = values[low..high];
            T pivot = Pivot(range, rank - low, sample);
            int below = MoveBelow(range, pivot);
            if (rank < low + below)
            {
                high = low + below;
                continue;
            }

            low += below;
            if (below > 0) continue;
            int equal = MoveUpTo(range, pivot);
            if (equal == 0) high -= range.Length - MoveNumbers(range);
            else if (rank < low + equal) return values[rank];
            else low += equal;
            // All that is left is no number.
            if (rank >= high) return values[rank];
        }

        Sort(values[low..high]);
        return values[rank];
    }

    /// <summary>A value of the range a little beyond the rank, seen from the nearer end.</summary>
    private static T Pivot<T>(ReadOnlySpan<T> range, int rank, Span<T> sample) where T : unmanaged, INumber<T>
    {
        int count = Math.Clamp(range.Length / PerSample, 3, MostSampled) | 1;
        sample = sample[..count];
        for (int i = 0; i < count; i++) sample[i] = range[(int)((long)i * (range.Length - 1) / (count - 1))];
        Sort(sample);
        int place = (int)((long)rank * count / range.Length), margin = count / 12;
        return sample[Math.Clamp(2 * rank < range.Length ? place + margin : place - margin, 0, count - 1)];
    }

    /// <summary>Brings the values below the pivot to the front; returns how many they are.</summary>
    private static int MoveBelow<T>(Span<T> values, T pivot) where T : unmanaged, INumber<T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        nint end = 0;
        for (nint i = 0; i < values.Length; i++)
        {
            T value = Unsafe.Add(ref first, i);
            Unsafe.Add(ref first, i) = Unsafe.Add(ref first, end);
            Unsafe.Add(ref first, end) = value;
            end += value < pivot ? 1 : 0;
        }

        return (int)end;
    }

    /// <summary>The same for the values that are not above the pivot.</summary>
    private static int MoveUpTo<T>(Span<T> values, T pivot) where T : unmanaged, INumber<T>
    {
        int end = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] <= pivot)) continue;
            (values[i], values[end]) = (values[end], values[i]);
            end++;
        }

        return end;
    }

    /// <summary>The same for all that is a number.</summary>
    private static int MoveNumbers<T>(Span<T> values) where T : unmanaged, INumber<T>
    {
        int end = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (T.IsNaN(values[i])) continue;
            (values[i], values[end]) = (values[end], values[i]);
            end++;
        }

        return end;
    }

    /// <summary>By insertion; what is no number goes to the end.</summary>
    private static void Sort<T>(Span<T> values) where T : unmanaged, INumber<T>
    {
        for (int i = 1; i < values.Length; i++)
        {
            T value = values[i];
            int place = i;
            if (T.IsNaN(value)) continue;
            while (place > 0 && !(values[place - 1] <= value))
            {
                values[place] = values[place - 1];
                place--;
            }

            values[place] = value;
        }
    }
}
