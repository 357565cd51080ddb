using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>Measures a candidate on the full-size calibrated samples of a small window around it.</summary>
internal sealed class StarMeasurer
{
    /// <summary>Light that is narrower than any optics give is a hot pixel or a cosmic ray.</summary>
    private const double LeastFwhmPixels = 0.8;

    private const double MostFwhmPixels = 20;

    private const double LeastSignalToNoise = 5;

    /// <summary>Samples this many FWHM from the centre are the star's own: saturation there spoils its flux.</summary>
    private const double CoreFwhm = 1.5;

    private readonly ICalibratedFrame _frame;
    private readonly PlaneStatistics[] _sky;
    private readonly PlaneStatistics[] _localSky;
    private readonly MoffatFit _fit;
    private readonly int _fluxColour;
    private readonly List<(double X, double Y)> _saturated = [];
    private float[] _samples = [];
    private float[] _scratch = [];
    private byte[] _flags = [];
    private byte[] _colours = [];

    public StarMeasurer(ICalibratedFrame frame, PlaneStatistics[] sky)
    {
        _frame = frame;
        _sky = sky;
        _localSky = new PlaneStatistics[sky.Length];
        double least = sky.Max(plane => plane.Noise) * 1e-3 + 1e-9;
        double[] variances = [.. sky.Select(plane => plane.Noise * plane.Noise + least * least)];
        _fit = new MoffatFit(variances, [.. sky.Select((plane, i) => PhotonVariance(plane, variances[i]))]);
        _fluxColour = sky.Length > 1 ? 1 : 0;
    }

    /// <summary>
    /// The star, or null where the light is none: too narrow, too wide, too faint, or another star's.
    /// </summary>
    public Star? Measure(Candidate candidate, double fwhmPixels, double radiusPixels)
    {
        if (!Collect(candidate, radiusPixels)) return null;
        var start = new FitStart(0, 0, fwhmPixels, Math.Max(2, fwhmPixels), MostFwhmPixels);
        if (!_fit.Solve(start) || _fit.FwhmPixels < LeastFwhmPixels) return null;
        var (error, signalToNoise) = _fit.Errors();
        double flux = _fit.Flux(_fluxColour);
        if (signalToNoise < LeastSignalToNoise || !double.IsFinite(error) || !(flux > 0)) return null;
        double core = CoreFwhm * _fit.FwhmPixels;
        bool saturated = _saturated.Exists(at => Square(at.X - _fit.X) + Square(at.Y - _fit.Y) <= core * core);
        return new Star(
            candidate.X + _fit.X, candidate.Y + _fit.Y, (float)flux, Peak(saturated), (float)_fit.FwhmPixels, (float)error,
            saturated);
    }

    /// <summary>
    /// How much a unit of light adds to a sample's variance. The sky tells: its own noise is at least that of its photons;
    /// where a pedestal hides how dark it is, the estimate is too low and the fit a little nearer to plain least squares.
    /// </summary>
    private static double PhotonVariance(PlaneStatistics sky, double variance) =>
        variance / Math.Max(sky.Background, 3 * Math.Sqrt(variance));

    private bool Collect(Candidate candidate, double radius)
    {
        int reach = (int)Math.Ceiling(radius), x0 = (int)Math.Round(candidate.X), y0 = (int)Math.Round(candidate.Y);
        var window = new PixelRectangle(x0 - reach, y0 - reach, 2 * reach + 1, 2 * reach + 1).Intersect(_frame.Area);
        _fit.Samples.Clear();
        _saturated.Clear();
        if (!window.Contains(x0, y0)) return false;
        int area = (int)window.Area;
        if (_samples.Length < area)
            (_samples, _scratch, _flags, _colours) = (new float[area], new float[area], new byte[area], new byte[area]);
        for (int plane = 0; plane < _frame.Info.PlaneCount; plane++)
        {
            _frame.Read(plane, window, _samples.AsSpan(0, area));
            _frame.ReadSaturated(plane, window, _flags.AsSpan(0, area));
            Take(new SpikeTest(_frame.Info.Cfa, plane), window, candidate, radius);
        }

        return true;
    }

    private void Take(SpikeTest test, PixelRectangle window, Candidate candidate, double radius)
    {
        var samples = _samples.AsSpan(0, (int)window.Area);
        MeasureLocalSky(test, samples, window);
        for (int y = window.Y; y < window.Bottom; y++)
            for (int x = window.X; x < window.Right; x++)
            {
                double dx = x - candidate.X, dy = y - candidate.Y;
                if (dx * dx + dy * dy > radius * radius) continue;
                int at = (y - window.Y) * window.Width + x - window.X;
                if (_flags[at] != 0) _saturated.Add((dx, dy));
                else if (!test.IsSpike(samples, window, x, y, _localSky))
                    _fit.Samples.Add(new FitSample(dx, dy, samples[at], _colours[at]));
            }
    }

    /// <summary>The level under the star by colour, for the spike test: the lower quartile of the window.</summary>
    private void MeasureLocalSky(SpikeTest test, ReadOnlySpan<float> samples, PixelRectangle window)
    {
        for (int y = 0, at = 0; y < window.Height; y++)
            for (int x = 0; x < window.Width; x++, at++) _colours[at] = (byte)test.ColourAt(window.X + x, window.Y + y);
        for (int colour = 0; colour < _sky.Length; colour++)
        {
            int count = 0;
            for (int i = 0; i < samples.Length; i++)
                if (_colours[i] == colour) _scratch[count++] = samples[i];
            double level = count == 0
                ? _sky[colour].Background
                : RobustStatistics.Select(_scratch.AsSpan(0, count), count / 4) + 0.6745 * _sky[colour].Noise;
            _localSky[colour] = new PlaneStatistics(level, _sky[colour].Noise);
        }
    }

    private float Peak(bool saturated)
    {
        double highest = 0;
        foreach (var sample in _fit.Samples)
            if (Square(sample.X - _fit.X) + Square(sample.Y - _fit.Y) <= Square(_fit.FwhmPixels))
                highest = Math.Max(highest, sample.Value - _fit.Sky(sample.Colour));
        return (float)(saturated ? Math.Max(highest, 1 - _fit.Sky(_fluxColour)) : highest);
    }

    private static double Square(double value) => value * value;
}
