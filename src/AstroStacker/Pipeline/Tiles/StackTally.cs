using System.Numerics;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Whole numbers counted while tiles are integrated; the same whatever the order of the tiles.</summary>
internal sealed class StackTally
{
    private long _frames, _covered, _samples, _rejectedLow, _rejectedHigh, _holes;

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

    /// <summary>Of whole numbers: exact, as the sum of a block's stays below 2^24.</summary>
    public static long Sum(ReadOnlySpan<float> counts)
    {
        var sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= counts.Length - Vector<float>.Count; i += Vector<float>.Count) sums += new Vector<float>(counts[i..]);
        long sum = (long)Vector.Sum(sums);
        for (; i < counts.Length; i++) sum += (long)counts[i];
        return sum;
    }

    /// <summary>Output pixels inside the frames that no drop of some colour reached.</summary>
    public void AddHoles(long pixels) => Interlocked.Add(ref _holes, pixels);

    public CoverageStatistics Over(StackPlan plan)
    {
        double pixels = (double)plan.SampleGrid.Width * plan.SampleGrid.Height;
        return new CoverageStatistics(
            _frames / pixels, (pixels - _covered) / pixels,
            _samples == 0 ? 0 : (double)_rejectedLow / _samples, _samples == 0 ? 0 : (double)_rejectedHigh / _samples)
        {
            HoleShare = _holes / ((double)plan.Grid.Width * plan.Grid.Height),
        };
    }
}
