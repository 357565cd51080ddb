using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>What never changes from frame to frame: each pixel's dark current and response.</summary>
internal sealed class Sensor
{
    private const ulong DarkStream = 3;
    private const ulong ResponseStream = 4;
    private const ulong DustStream = 8;
    private const ulong WarmStream = 9;

    /// <summary>The amplifier's glow falls by e over this share of the width.</summary>
    private const double GlowReach = 0.12;

    /// <summary>Relative scatter of the dark current from pixel to pixel (one sigma).</summary>
    private const double DarkScatter = 0.2;

    private readonly NightOptions _options;
    private readonly PixelRectangle _visible;
    private readonly double _centreX;
    private readonly double _centreY;
    private readonly List<Dust> _dust = [];

    private readonly record struct Dust(double X, double Y, double Radius, double Depth);

    public Sensor(NightOptions options)
    {
        _options = options;
        _visible = options.VisibleArea;
        _centreX = _visible.X + (_visible.Width - 1) / 2.0;
        _centreY = _visible.Y + (_visible.Height - 1) / 2.0;
        var random = new SeededRandom(options.Seed, DustStream);
        for (int i = 0; i < options.DustCount; i++)
        {
            _dust.Add(new Dust(
                _visible.X + _visible.Width * random.NextDouble(), _visible.Y + _visible.Height * random.NextDouble(),
                random.NextDouble(10, 30), random.NextDouble(0.03, 0.1)));
        }
    }

    /// <summary>Electrons a second of full-sensor row <paramref name="y"/>, one entry a column, hot pixels included.</summary>
    public void FillDark(int y, Span<double> electronsPerSecond)
    {
        var random = new SeededRandom(_options.Seed, DarkStream, (ulong)y);
        for (int x = 0; x < electronsPerSecond.Length; x++)
        {
            double current = Math.Max(0, _options.DarkElectronsPerSecond * (1 + DarkScatter * random.NextNormal()));
            if (random.NextDouble() < _options.HotPixelShare)
                current += random.NextExponential() * _options.HotElectronsPerSecond;
            electronsPerSecond[x] = current;
        }

        if (_options.WarmPixelShare > 0) AddWarmPixels(y, electronsPerSecond);
        if (_options.AmpGlowElectronsPerSecond > 0) AddGlow(y, electronsPerSecond);
    }

    private void AddWarmPixels(int y, Span<double> electronsPerSecond)
    {
        var random = new SeededRandom(_options.Seed, WarmStream, (ulong)y);
        for (int x = 0; x < electronsPerSecond.Length; x++)
            if (random.NextDouble() < _options.WarmPixelShare)
                electronsPerSecond[x] += random.NextExponential() * _options.WarmElectronsPerSecond;
    }

    private void AddGlow(int y, Span<double> electronsPerSecond)
    {
        double dy = _options.SensorHeightPixels - 1 - y, reach = GlowReach * _options.SensorWidthPixels;
        for (int x = 0; x < electronsPerSecond.Length; x++)
        {
            double dx = electronsPerSecond.Length - 1 - x;
            electronsPerSecond[x] +=
                _options.AmpGlowElectronsPerSecond * PortableMath.Exp(-Math.Sqrt(dx * dx + dy * dy) / reach);
        }
    }

    /// <summary>Relative response with vignetting and dust; 0 in the margins.</summary>
    public void FillResponse(int y, Span<double> response)
    {
        response.Clear();
        if (y < _visible.Y || y >= _visible.Bottom) return;
        var random = new SeededRandom(_options.Seed, ResponseStream, (ulong)y);
        double halfWidth = _centreX - _visible.X, halfHeight = _centreY - _visible.Y;
        double fall = _options.Vignetting / Math.Max(1, halfWidth * halfWidth + halfHeight * halfHeight);
        double dy = y - _centreY;
        for (int x = _visible.X; x < _visible.Right; x++)
        {
            double dx = x - _centreX;
            response[x] = (1 + _options.PixelResponseScatter * random.NextNormal()) * (1 - fall * (dx * dx + dy * dy));
        }

        foreach (var dust in _dust) Shade(dust, y, response);
    }

    /// <summary>A ring out of focus.</summary>
    private void Shade(Dust dust, int y, Span<double> response)
    {
        if (Math.Abs(y - dust.Y) > dust.Radius) return;
        int first = Math.Max(_visible.X, (int)(dust.X - dust.Radius));
        int last = Math.Min(_visible.Right - 1, (int)(dust.X + dust.Radius));
        for (int x = first; x <= last; x++)
        {
            double distance = Math.Sqrt((x - dust.X) * (x - dust.X) + (y - dust.Y) * (y - dust.Y)) / dust.Radius;
            if (distance < 1) response[x] *= 1 - dust.Depth * PortableMath.SinCos(Math.PI * distance).Sin;
        }
    }
}
