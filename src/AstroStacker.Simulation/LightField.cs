using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>The light that falls on the sensor in one exposure, before the sensor's own response: stars, nebula, sky, trail.</summary>
internal sealed class LightField
{
    private const ulong NebulaStream = 5;
    private const ulong CosmicStream = 6;
    private const int NebulaStepPixels = 8;

    /// <summary>A star is drawn out to where it gives so many electrons a pixel.</summary>
    private const double FaintestDrawnElectrons = 0.02;

    private readonly NightOptions _options;
    private readonly LightTruth _truth;
    private readonly CfaPattern? _cfa;
    private readonly MoffatStamp _stamp;
    private readonly List<(SceneStar Star, double X, double Y, double Radius)> _stars = [];
    private readonly List<(double X, double Y, double Sigma, double Share)> _blobs = [];
    private readonly Transform _frameToScene;
    private readonly ILookup<int, (int X, double Electrons)> _cosmicRays;

    public LightField(NightOptions options, NightTruth night, int index)
    {
        _options = options;
        _truth = night.Lights[index];
        _cfa = options.IsMono ? null : new CfaPattern(options.Cfa).Shift(-options.MarginPixels, -options.MarginPixels);
        _stamp = new MoffatStamp(_truth.FwhmPixels, options.MoffatBeta);
        _frameToScene = _truth.SceneToFrame.Inverse();
        foreach (var star in night.Stars)
        {
            var (x, y) = _truth.SceneToFrame.Map(star.X, star.Y);
            double radius = _stamp.RadiusPixels(star.Electrons * _truth.Transparency, FaintestDrawnElectrons);
            if (x > -radius && y > -radius && x < options.SensorWidthPixels + radius && y < options.SensorHeightPixels + radius)
                _stars.Add((star, x, y, radius));
        }

        var random = new SeededRandom(options.Seed, NebulaStream);
        for (int i = 0; i < 4; i++)
        {
            _blobs.Add((
                options.MarginPixels + options.WidthPixels * random.NextDouble(0.3, 0.7),
                options.MarginPixels + options.HeightPixels * random.NextDouble(0.3, 0.7),
                options.HeightPixels * random.NextDouble(0.04, 0.15), random.NextDouble(0.3, 1)));
        }

        _cosmicRays = CosmicRays(index).ToLookup(hit => hit.Y, hit => (hit.X, hit.Electrons));
    }

    /// <summary>Expected electrons of one sensor row on a sensor of perfect response.</summary>
    public void FillRow(int y, double[] electrons)
    {
        double span = Math.Max(1, _options.WidthPixels - 1);
        for (int x = 0; x < electrons.Length; x++)
        {
            electrons[x] = _truth.SkyElectrons * SyntheticCamera.Neutral[_cfa?.ColourAt(x, y) ?? 1]
                * (1 + _options.SkyGradient * ((x - _options.MarginPixels) / span - 0.5));
        }

        AddNebula(y, electrons);
        AddStars(y, electrons);
        if (_truth.Trail is { } trail) AddTrail(trail, y, electrons);
    }

    /// <summary>Electrons that a row gets from cosmic rays: no light, so neither optics nor Poisson touch them.</summary>
    public IEnumerable<(int X, double Electrons)> CosmicRays(int y, bool present) => present ? _cosmicRays[y] : [];

    private void AddStars(int y, double[] electrons)
    {
        foreach (var (star, starX, starY, radius) in _stars)
        {
            double dy = y - starY;
            if (Math.Abs(dy) > radius) continue;
            double half = Math.Sqrt(radius * radius - dy * dy);
            int first = Math.Max(0, (int)Math.Ceiling(starX - half)), last = Math.Min(electrons.Length - 1, (int)Math.Floor(starX + half));
            double flux = star.Electrons * _truth.Transparency;
            for (int x = first; x <= last; x++)
                electrons[x] += flux * star.Colour(_cfa?.ColourAt(x, y) ?? 1) * _stamp.PixelShare(x - starX, dy);
        }
    }

    /// <summary>Smooth enough to be worked out every few pixels and joined by straight lines.</summary>
    private void AddNebula(int y, double[] electrons)
    {
        if (_options.NebulaElectrons == 0) return;
        double left = Nebula(0, y);
        for (int x = 0; x < electrons.Length; x += NebulaStepPixels)
        {
            double right = Nebula(x + NebulaStepPixels, y);
            int steps = Math.Min(NebulaStepPixels, electrons.Length - x);
            for (int i = 0; i < steps; i++)
            {
                electrons[x + i] += SyntheticCamera.Nebula[_cfa?.ColourAt(x + i, y) ?? 1] * (left + (right - left) * i / NebulaStepPixels);
            }

            left = right;
        }
    }

    private double Nebula(int x, int y)
    {
        var (sceneX, sceneY) = _frameToScene.Map(x, y);
        double sum = 0;
        foreach (var (blobX, blobY, sigma, share) in _blobs)
        {
            double square = (sceneX - blobX) * (sceneX - blobX) + (sceneY - blobY) * (sceneY - blobY);
            sum += share * Math.Exp(-square / (2 * sigma * sigma));
        }

        return _options.NebulaElectrons * _truth.Transparency * sum;
    }

    private static void AddTrail(TrailLine trail, int y, double[] electrons)
    {
        for (int x = 0; x < electrons.Length; x++)
        {
            double distance = trail.Distance(x, y) / trail.SigmaPixels;
            if (distance < 6) electrons[x] += trail.Electrons * Math.Exp(-distance * distance / 2);
        }
    }

    private List<(int X, int Y, double Electrons)> CosmicRays(int index)
    {
        var random = new SeededRandom(_options.Seed, CosmicStream, (ulong)index);
        var hits = new List<(int, int, double)>();
        for (int ray = 0; ray < _options.CosmicRaysPerFrame; ray++)
        {
            double x = _options.SensorWidthPixels * random.NextDouble(), y = _options.SensorHeightPixels * random.NextDouble();
            double angle = random.NextDouble(0, Math.PI), electrons = random.NextDouble(1000, 8000);
            int length = 1 + random.NextInt(6);
            for (int step = 0; step < length; step++)
                hits.Add(((int)(x + step * Math.Cos(angle)), (int)(y + step * Math.Sin(angle)), electrons));
        }

        return hits;
    }
}
