using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>The light of one exposure before the sensor's own response: sky, nebula, stars, trail.</summary>
internal sealed class LightField
{
    private readonly NightOptions _options;
    private readonly LightTruth _truth;
    private readonly StarField _stars;
    private readonly Nebula? _nebula;
    private readonly double _gradientX;
    private readonly double _gradientY;

    public LightField(NightOptions options, NightTruth night, int index)
    {
        _options = options;
        _truth = night.Lights[index];
        (_gradientY, _gradientX) = PortableMath.SinCos(_truth.SkyGradientRadians);
        _stars = new StarField(options, night.Stars, _truth);
        _nebula = options.NebulaElectrons > 0 ? new Nebula(options, _truth) : null;
    }

    /// <summary>Expected electrons of full-sensor row <paramref name="y"/> on a sensor of perfect response.</summary>
    public void FillRow(int y, Span<double> electrons)
    {
        var filters = RowFilters.Of(_options, y);
        double span = Math.Max(1, _options.WidthPixels - 1);
        double down = ((y - _options.MarginPixels) / Math.Max(1.0, _options.HeightPixels - 1) - 0.5) * _gradientY;
        for (int x = 0; x < electrons.Length; x++)
        {
            double across = ((x - _options.MarginPixels) / span - 0.5) * _gradientX;
            double slope = Math.Max(0, 1 + _options.SkyGradient * (across + down));
            electrons[x] = _truth.SkyElectrons * SyntheticCamera.White[filters.At(x)] * slope;
        }

        _nebula?.AddRow(y, filters, electrons);
        _stars.AddRow(y, filters, electrons);
        if (_truth.Trail is { } trail) AddTrail(trail, y, filters, electrons);
    }

    /// <summary>A satellite shines by sunlight: white.</summary>
    private static void AddTrail(TrailLine trail, int y, RowFilters filters, Span<double> electrons)
    {
        const double reachSigmas = 6;
        var (sin, cos) = PortableMath.SinCos(trail.AngleRadians);
        for (int x = 0; x < electrons.Length; x++)
        {
            double distance = Math.Abs((x - trail.X) * sin - (y - trail.Y) * cos) / trail.SigmaPixels;
            if (distance > reachSigmas) continue;
            double peak = trail.Electrons * SyntheticCamera.White[filters.At(x)];
            electrons[x] += peak * PortableMath.Exp(-distance * distance / 2);
        }
    }
}
