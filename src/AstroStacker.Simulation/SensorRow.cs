using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>What never changes from frame to frame in one row of the sensor: its pixels' dark current and response.</summary>
internal sealed class SensorRow
{
    private const ulong DarkStream = 3;
    private const ulong ResponseStream = 4;

    private readonly NightOptions _options;

    public SensorRow(NightOptions options)
    {
        _options = options;
        DarkElectronsPerSecond = new double[options.SensorWidthPixels];
        Response = new double[options.SensorWidthPixels];
    }

    /// <summary>One entry a full-sensor column.</summary>
    public double[] DarkElectronsPerSecond { get; }

    /// <summary>Relative response with vignetting and dust; 0 in the margins.</summary>
    public double[] Response { get; }

    /// <summary>Fills both for full-sensor row <paramref name="y"/>.</summary>
    public void Fill(int y)
    {
        var dark = new SeededRandom(_options.Seed, DarkStream, (ulong)y);
        var response = new SeededRandom(_options.Seed, ResponseStream, (ulong)y);
        double centreX = _options.MarginPixels + (_options.WidthPixels - 1) / 2.0;
        double centreY = _options.MarginPixels + (_options.HeightPixels - 1) / 2.0;
        double corner = (centreX - _options.MarginPixels) * (centreX - _options.MarginPixels)
            + (centreY - _options.MarginPixels) * (centreY - _options.MarginPixels);
        bool rowVisible = y >= _options.MarginPixels && y < _options.MarginPixels + _options.HeightPixels;
        for (int x = 0; x < Response.Length; x++)
        {
            double current = Math.Max(0, _options.DarkElectronsPerSecond * (1 + 0.2 * dark.NextNormal()));
            if (dark.NextDouble() < _options.HotPixelShare)
                current += -Math.Log(1 - dark.NextDouble()) * _options.HotElectronsPerSecond;
            DarkElectronsPerSecond[x] = current;
            bool visible = rowVisible && x >= _options.MarginPixels && x < _options.MarginPixels + _options.WidthPixels;
            double scatter = 1 + _options.PixelResponseScatter * response.NextNormal();
            double square = (x - centreX) * (x - centreX) + (y - centreY) * (y - centreY);
            Response[x] = visible ? scatter * (1 - _options.Vignetting * square / corner) : 0;
        }

        if (rowVisible) AddDust(y);
    }

    /// <summary>Out-of-focus rings of dust: darker by up to a tenth.</summary>
    private void AddDust(int y)
    {
        var random = new SeededRandom(_options.Seed, ResponseStream, ulong.MaxValue);
        for (int i = 0; i < _options.DustCount; i++)
        {
            double x0 = _options.MarginPixels + _options.WidthPixels * random.NextDouble();
            double y0 = _options.MarginPixels + _options.HeightPixels * random.NextDouble();
            double radius = random.NextDouble(10, 30), depth = random.NextDouble(0.03, 0.1);
            if (Math.Abs(y - y0) > radius) continue;
            for (int x = Math.Max(0, (int)(x0 - radius)); x < Math.Min(Response.Length, x0 + radius); x++)
            {
                double distance = Math.Sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0)) / radius;
                if (distance < 1) Response[x] *= 1 - depth * Math.Sin(Math.PI * distance);
            }
        }
    }
}
