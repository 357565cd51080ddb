using System.Numerics;

namespace AstroStacker.Stars;

/// <summary>The hot loops of star detection; each is exact at every vector width.</summary>
internal static class StarKernels
{
    /// <summary>The first i from <paramref name="start"/> with values[i] above limits[i], or -1.</summary>
    public static int NextAbove(ReadOnlySpan<float> values, ReadOnlySpan<float> limits, int start)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limits.Length, values.Length);
        int i = start;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            if (Vector.GreaterThanAny(new Vector<float>(values[i..]), new Vector<float>(limits[i..]))) break;
        for (; i < values.Length; i++)
            if (values[i] > limits[i]) return i;
        return -1;
    }

    /// <summary>sum[i] = sum[i] + row[i].</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<float> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, sum.Length);
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + new Vector<float>(row[i..])).CopyTo(sum[i..]);
        for (; i < sum.Length; i++) sum[i] += row[i];
    }

    /// <summary>
    /// bins[i] = bins[i] + (columns[i s] + columns[i s + 1] + ...) * weight, s samples a bin from the left.
    /// </summary>
    public static void AddBins(Span<float> bins, ReadOnlySpan<float> columns, int size, float weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Length, bins.Length * size);
        if (size == 2)
        {
            for (int i = 0; i < bins.Length; i++) bins[i] += (columns[2 * i] + columns[2 * i + 1]) * weight;
            return;
        }

        for (int i = 0; i < bins.Length; i++)
        {
            float sum = columns[i * size];
            for (int k = 1; k < size; k++) sum += columns[i * size + k];
            bins[i] += sum * weight;
        }
    }

    /// <summary>values[i] = (values[i] - level[i]) / noise[i].</summary>
    public static void Normalise(Span<float> values, ReadOnlySpan<float> level, ReadOnlySpan<float> noise)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(level.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(noise.Length, values.Length);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var signal = new Vector<float>(values[i..]) - new Vector<float>(level[i..]);
            (signal / new Vector<float>(noise[i..])).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++) values[i] = (values[i] - level[i]) / noise[i];
    }

    /// <summary>result[i] = (a[i] + e[i]) * outer + (b[i] + d[i]) * inner + c[i] * middle.</summary>
    public static void Smooth(
        Span<float> result, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d,
        ReadOnlySpan<float> e)
    {
        int i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var outer = (new Vector<float>(a[i..]) + new Vector<float>(e[i..])) * OuterTap;
            var inner = (new Vector<float>(b[i..]) + new Vector<float>(d[i..])) * InnerTap;
            (outer + inner + new Vector<float>(c[i..]) * MiddleTap).CopyTo(result[i..]);
        }

        for (; i < result.Length; i++)
        {
            float outer = (a[i] + e[i]) * OuterTap, inner = (b[i] + d[i]) * InnerTap;
            result[i] = outer + inner + c[i] * MiddleTap;
        }
    }

    /// <summary>
    /// A Gaussian of sigma 0.9 bins, scaled so that white noise of deviation 1 keeps deviation 1 (the squares sum to 1):
    /// the matched filter of a star of FWHM 2.1 bins.
    /// </summary>
    public const float OuterTap = 0.0670065f;

    public const float InnerTap = 0.4269390f;

    public const float MiddleTap = 0.7914963f;
}
