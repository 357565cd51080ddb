namespace AstroStacker.Pipeline.Tiles;

/// <summary>Whole numbers counted while tiles are integrated; the same whatever the order of the tiles.</summary>
internal sealed class StackTally
{
    private long _frames, _covered, _samples, _rejected, _saturated;

    public void AddFrames(long frames, long coveredPixels)
    {
        Interlocked.Add(ref _frames, frames);
        Interlocked.Add(ref _covered, coveredPixels);
    }

    public void AddSamples(long samples, long rejected)
    {
        Interlocked.Add(ref _samples, samples);
        Interlocked.Add(ref _rejected, rejected);
    }

    public void AddSaturated(long pixels) => Interlocked.Add(ref _saturated, pixels);

    /// <summary>Pixels that all frames saw saturated: they are white.</summary>
    public long SaturatedPixels => Interlocked.Read(ref _saturated);

    /// <param name="pixels">Of the whole result.</param>
    public CoverageStatistics Over(long pixels) => new(
        (double)_frames / pixels, (double)(pixels - _covered) / pixels, _samples == 0 ? 0 : (double)_rejected / _samples);
}
