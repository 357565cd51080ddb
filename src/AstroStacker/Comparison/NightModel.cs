using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// The night without what was in one frame only: the median of the frames at each bin. For a frame that is part of it
/// the median of the others is known exactly, since leaving one value out of a sorted list leaves one of three places.
/// </summary>
internal sealed class NightModel : IDisposable
{
    /// <summary>Bins sorted at a time, so that all frames' values lie in the first-level cache.</summary>
    private const int Chunk = 64;

    private readonly PlanePool.Rented<float> _lower;
    private readonly PlanePool.Rented<float> _middle;
    private readonly PlanePool.Rented<float> _upper;
    private readonly PlanePool.Rented<byte> _counts;

    /// <param name="planes">Of equal length; absent bins at positive infinity.</param>
    /// <param name="threads">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public NightModel(IReadOnlyList<ReadOnlyMemory<float>> planes, int threads, CancellationToken cancellationToken)
    {
        int bins = planes[0].Length;
        (_lower, _middle, _upper) = (PlanePool.Rent<float>(bins), PlanePool.Rent<float>(bins), PlanePool.Rent<float>(bins));
        _counts = PlanePool.Rent<byte>(bins);
        Rows.ForEach(
            (bins + Chunk - 1) / Chunk, threads, cancellationToken,
            () => new float[planes.Count * Chunk],
            (chunk, sorted) => Fill(planes, chunk * Chunk, Math.Min(Chunk, bins - chunk * Chunk), sorted),
            _ => { });
    }

    /// <summary>
    /// result[i] = values[i] minus the median of the other frames, of which <paramref name="isMember"/> tells whether
    /// this one is among them; positive infinity where there is nothing to compare.
    /// </summary>
    public void Subtract(ReadOnlySpan<float> values, bool isMember, Span<float> result)
    {
        ReadOnlySpan<float> lower = _lower.Span, middle = _middle.Span, upper = _upper.Span;
        ReadOnlySpan<byte> counts = _counts.Span;
        for (int i = 0; i < values.Length; i++)
        {
            float value = values[i];
            bool isAbsent = counts[i] < (isMember ? 2 : 1) || float.IsPositiveInfinity(value);
            result[i] = isAbsent ? float.PositiveInfinity
                : value - (isMember ? Others(value, lower[i], middle[i], upper[i], counts[i])
                    : counts[i] % 2 == 0 ? (lower[i] + middle[i]) / 2 : middle[i]);
        }
    }

    /// <summary>The median of all frames, positive infinity where there is none.</summary>
    public void CopyMedian(Span<float> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            int count = _counts.Span[i];
            result[i] = count == 0 ? float.PositiveInfinity : count % 2 == 0 ? (_lower.Span[i] + _middle.Span[i]) / 2 : _middle.Span[i];
        }
    }

    public void Dispose()
    {
        _lower.Dispose();
        _middle.Dispose();
        _upper.Dispose();
        _counts.Dispose();
    }

    /// <summary>The median of a sorted list without one of its values, from the three places about its middle.</summary>
    private static float Others(float value, float lower, float middle, float upper, int count)
    {
        if (count % 2 == 0) return value < middle ? middle : lower;
        if (value < middle) return (middle + upper) / 2;
        return value > middle ? (lower + middle) / 2 : (lower + upper) / 2;
    }

    private void Fill(IReadOnlyList<ReadOnlyMemory<float>> planes, int start, int length, Span<float> sorted)
    {
        for (int plane = 0; plane < planes.Count; plane++)
            planes[plane].Span.Slice(start, length).CopyTo(sorted[(plane * Chunk)..]);
        ModelKernels.Sort(sorted, planes.Count, Chunk, length);
        for (int i = 0; i < length; i++)
        {
            int count = 0;
            while (count < planes.Count && !float.IsPositiveInfinity(sorted[count * Chunk + i])) count++;
            int half = count / 2;
            _counts.Span[start + i] = (byte)count;
            _lower.Span[start + i] = half > 0 ? sorted[(half - 1) * Chunk + i] : 0;
            _middle.Span[start + i] = half < count ? sorted[half * Chunk + i] : 0;
            _upper.Span[start + i] = half + 1 < count ? sorted[(half + 1) * Chunk + i] : 0;
        }
    }
}
