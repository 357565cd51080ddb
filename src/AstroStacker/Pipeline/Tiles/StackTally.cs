namespace AstroStacker.Pipeline.Tiles;

/// <summary>Whole numbers counted while tiles are integrated; the same whatever the order of the tiles.</summary>
internal sealed class StackTally
{
    private long _frames, _covered, _samples, _rejectedLow, _rejectedHigh;

    /// <param name="frames">Frames that reach the pixels of a block, added up.</param>
    /// <param name="coveredPixels">Pixels that any frame reaches.</param>
    public void AddFrames(long frames, long coveredPixels)
    {
        Interlocked.Add(ref _frames, frames);
        Interlocked.Add(ref _covered, coveredPixels);
    }

    /// <param name="samples">Present before rejection.</param>
    public void AddSamples(long samples) => Interlocked.Add(ref _samples, samples);

    public void AddRejected(long low, long high)
    {
        Interlocked.Add(ref _rejectedLow, low);
        Interlocked.Add(ref _rejectedHigh, high);
    }

    /// <summary>Of whole numbers.</summary>
    public static long Sum(ReadOnlySpan<float> counts)
    {
        long sum = 0;
        foreach (float count in counts) sum += (long)count;
        return sum;
    }

    /// <param name="pixels">Of the whole result.</param>
    public CoverageStatistics Over(long pixels) => new(
        (double)_frames / pixels, (double)(pixels - _covered) / pixels,
        _samples == 0 ? 0 : (double)_rejectedLow / _samples, _samples == 0 ? 0 : (double)_rejectedHigh / _samples);
}
