using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Trails;

/// <summary>Looks through the line sums of one view of a picture.</summary>
internal sealed class SlopeScan
{
    /// <summary>Pixels from a line to the two it must stand out from: farther than a trail's own light.</summary>
    private const int Beside = 3;

    /// <summary>Lines of a slope that are looked at for the noise of their sums.</summary>
    private const int NoiseSamples = 128;

    private readonly LineSums _sums;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int _leastLength;

    /// <param name="sums">Of the view.</param>
    /// <param name="size">Columns and rows of the view, without what was filled up.</param>
    /// <param name="leastLength">Columns that a line must cross inside the view.</param>
    public SlopeScan(LineSums sums, (int Columns, int Rows) size, int leastLength)
    {
        _sums = sums;
        (_columns, _rows) = size;
        _leastLength = leastLength;
    }

    /// <summary>The line most sigma above the noise of its slope, and above the least; null where there is none.</summary>
    public (int Slope, int Start, double Sigma)? Best(double leastSigma)
    {
        double[] noises = [.. Enumerable.Range(0, _sums.Length).Select(Noise)];
        double usual = Math.Max(1, RobustStatistics.Median([.. noises]));
        (int Slope, int Start, double Sigma)? best = null;
        for (int slope = 0; slope < _sums.Length; slope++)
        {
            double noise = Math.Max(usual, noises[slope]);
            var sums = _sums.At(slope);
            var (first, last) = Starts(slope);
            float least = (float)(leastSigma * noise * Math.Sqrt(_leastLength));
            for (int start = first; start <= last; start++)
            {
                int at = start + _sums.Length;
                float sum = sums[at];
                if (sum <= least) continue;
                float beside = (At(sums, at - Beside) + At(sums, at + Beside)) / 2;
                double sigma = (sum - Math.Max(0, beside)) / (noise * Math.Sqrt(Length(slope, start)));
                if (sigma > leastSigma) (best, leastSigma) = ((slope, start, sigma), sigma);
            }
        }

        return best;
    }

    private static float At(ReadOnlySpan<float> sums, int at) => (uint)at < (uint)sums.Length ? sums[at] : 0;

    /// <summary>Deviation of the sums of a slope over the roots of their lengths; 0 where no line is long enough.</summary>
    private double Noise(int slope)
    {
        var (first, last) = Starts(slope);
        int count = Math.Min(NoiseSamples, last - first + 1);
        if (count <= 0) return 0;
        Span<double> values = stackalloc double[NoiseSamples];
        var sums = _sums.At(slope);
        for (int i = 0; i < count; i++)
        {
            int start = first + (int)((long)i * (last - first) / Math.Max(1, count - 1));
            values[i] = sums[start + _sums.Length] / Math.Sqrt(Length(slope, start));
        }

        return RobustStatistics.SigmaAbout(values[..count], RobustStatistics.Median(values[..count]));
    }

    /// <summary>The first and the last start whose lines are long enough: they are a run, since length rises and falls.</summary>
    private (int First, int Last) Starts(int slope)
    {
        double fall = slope / (_sums.Length - 1.0);
        int first = -(int)(fall * (_columns - _leastLength)), last = _rows - 1 - (int)Math.Ceiling(fall * (_leastLength - 1));
        while (first <= last && Length(slope, first) < _leastLength) first++;
        while (first <= last && Length(slope, last) < _leastLength) last--;
        return (first, last);
    }

    /// <summary>Columns in which a line lies inside the view.</summary>
    private int Length(int slope, int start)
    {
        double fall = slope / (_sums.Length - 1.0);
        if (slope == 0) return start >= 0 && start < _rows ? _columns : 0;
        int first = start >= 0 ? 0 : (int)Math.Ceiling(-start / fall);
        int last = Math.Min(_columns - 1, (int)((_rows - 1 - start) / fall));
        return last - first + 1;
    }
}
