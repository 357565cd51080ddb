using AstroStacker.Imaging;

namespace AstroStacker.Tests.Demosaic;

/// <summary>Means of demosaiced planes for each of the 6x6 phases, beside those of the samples they were made of.</summary>
internal sealed class PhaseMeans(int side)
{
    private const int Period = 6, Margin = 12, Colours = 3;

    private readonly double[] _sums = new double[Colours * Period * Period];
    private readonly double[] _squares = new double[Colours * Period * Period];
    private readonly double[] _raw = new double[Colours];
    private readonly double[] _rawCount = new double[Colours];
    private readonly double[] _means = new double[Colours];
    private int _frames;

    /// <summary>Adds a frame: the planes, and the samples they were made of.</summary>
    public void Add(float[] planes, CfaPattern cfa, float[] samples)
    {
        _frames++;
        var frame = new double[_sums.Length];
        for (int y = Margin; y < side - Margin; y++)
            for (int x = Margin; x < side - Margin; x++)
            {
                int own = cfa.ColourAt(x, y);
                _raw[own] += samples[y * side + x];
                _rawCount[own]++;
                for (int colour = 0; colour < Colours; colour++)
                    frame[Index(colour, x, y)] += planes[(colour * side + y) * side + x];
            }

        double count = (side - 2.0 * Margin) * (side - 2.0 * Margin) / (Period * Period);
        for (int colour = 0; colour < Colours; colour++)
        {
            double mean = frame.Skip(colour * Period * Period).Take(Period * Period).Average() / count;
            for (int i = colour * Period * Period; i < (colour + 1) * Period * Period; i++)
            {
                double apart = frame[i] / count - mean;
                _sums[i] += apart;
                _squares[i] += apart * apart;
            }

            _means[colour] += mean;
        }
    }

    /// <summary>Mean of a plane less the mean of the samples of its colour.</summary>
    public double Bias(int colour) => _means[colour] / _frames - _raw[colour] / _rawCount[colour];

    /// <summary>
    /// Scatter of the phases' means over all frames, in units of what the noise of the single frames lets expect: about 1.
    /// </summary>
    public double Pattern(int colour)
    {
        var phases = Enumerable.Range(colour * Period * Period, Period * Period).ToList();
        double expected = phases.Sum(i => _squares[i] / _frames) / _frames;
        return Math.Sqrt(phases.Sum(i => _sums[i] / _frames * _sums[i] / _frames) / expected);
    }

    private static int Index(int colour, int x, int y) => (colour * Period + y % Period) * Period + x % Period;
}
