using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Trails;

/// <summary>
/// A strip's pieces seen through a Gaussian profile of one width: at each place across, the signal sum(value x g) and the
/// variance sum(g^2) that noise of deviation 1 gives it.
/// </summary>
internal sealed class StripFilter
{
    /// <summary>Beyond so many sigma the Gaussian is nothing.</summary>
    private const double Reach = 3.5;

    private readonly TrailStrip _strip;
    private readonly float[] _signal;
    private readonly float[] _variance;

    public StripFilter(TrailStrip strip, double sigmaBins)
    {
        _strip = strip;
        Sigma = sigmaBins;
        _signal = new float[strip.Pieces * strip.Cells];
        _variance = new float[_signal.Length];
        int reach = (int)Math.Ceiling(Reach * sigmaBins * TrailStrip.CellsPerBin);
        float[] profile = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(cell => Profile(cell, sigmaBins))];
        for (int piece = 0; piece < strip.Pieces; piece++)
        {
            var sums = strip.Sums(piece);
            var counts = strip.Counts(piece);
            for (int cell = 0; cell < strip.Cells; cell++)
            {
                float signal = 0, variance = 0;
                int first = Math.Max(0, cell - reach), last = Math.Min(strip.Cells - 1, cell + reach);
                for (int k = first; k <= last; k++)
                {
                    float g = profile[k - cell + reach];
                    signal += sums[k] * g;
                    variance += counts[k] * g * g;
                }

                (_signal[piece * strip.Cells + cell], _variance[piece * strip.Cells + cell]) = (signal, variance);
            }
        }
    }

    /// <summary>Of the Gaussian, bins.</summary>
    public double Sigma { get; }

    /// <summary>Signal and variance of a piece, so many bins beside the strip's path; nothing off the strip.</summary>
    public (double Signal, double Variance) At(int piece, double beside)
    {
        double place = (beside + _strip.Radius) * TrailStrip.CellsPerBin;
        if (!(place >= 0 && place < _strip.Cells - 1)) return (0, 0);
        int cell = (int)place, at = piece * _strip.Cells + cell;
        double share = place - cell;
        return (
            _signal[at] + (_signal[at + 1] - _signal[at]) * share,
            _variance[at] + (_variance[at + 1] - _variance[at]) * share);
    }

    /// <summary>How many sigma the strip's pieces together stand out along its path moved by a curve.</summary>
    public double Score(double offset, double turn, double bend)
    {
        double signal = 0, variance = 0;
        for (int piece = 0; piece < _strip.Pieces; piece++)
        {
            double s = (2 * piece + 1.0) / _strip.Pieces - 1;
            var part = At(piece, offset + turn * s + bend * (1 - s * s));
            signal += part.Signal;
            variance += part.Variance;
        }

        return variance > 0 ? signal / Math.Sqrt(variance) : 0;
    }

    private static float Profile(int cell, double sigma)
    {
        double z = cell / (sigma * TrailStrip.CellsPerBin);
        return (float)PortableMath.Exp(-0.5 * z * z);
    }
}
