namespace AstroStacker.Calibration;

/// <summary>
/// Counts and sums of samples in bins of one ADU over 0..65535 (outer ones go to the end bins): order statistics and
/// trimmed means that do not depend on the order in which samples came.
/// </summary>
public sealed class LevelHistogram
{
    private readonly long[] _counts = new long[65536];

    /// <summary>Sums of sample x 256, rounded: whole numbers add up the same in any order.</summary>
    private readonly long[] _sums = new long[65536];

    private long _total;

    public void Add(float sampleAdu)
    {
        int bin = (int)Math.Clamp(sampleAdu, 0f, 65535f);
        _counts[bin]++;
        _sums[bin] += (long)Math.Round(sampleAdu * 256.0);
        _total++;
    }

    /// <summary>Adds what another has counted.</summary>
    public void Add(LevelHistogram other)
    {
        for (int bin = 0; bin < _counts.Length; bin++)
        {
            _counts[bin] += other._counts[bin];
            _sums[bin] += other._sums[bin];
        }

        _total += other._total;
    }

    /// <summary>The median to one ADU (exact for whole numbers); 0 without samples.</summary>
    public double Median()
    {
        long below = 0;
        for (int bin = 0; bin < _counts.Length; bin++)
        {
            below += _counts[bin];
            if (2 * below >= _total) return _counts[bin] == 0 ? bin : _sums[bin] / 256.0 / _counts[bin];
        }

        return 0;
    }

    /// <summary>The mean without the given share of samples at each end, cut at whole bins; 0 without samples.</summary>
    public double TrimmedMean(double shareAtEachEnd)
    {
        long cut = (long)(shareAtEachEnd * _total);
        int low = 0, high = _counts.Length - 1;
        for (long left = cut; low < high && left >= _counts[low]; low++) left -= _counts[low];
        for (long left = cut; high > low && left >= _counts[high]; high--) left -= _counts[high];
        long count = 0, sum = 0;
        for (int bin = low; bin <= high; bin++)
        {
            count += _counts[bin];
            sum += _sums[bin];
        }

        return count == 0 ? 0 : sum / 256.0 / count;
    }
}
