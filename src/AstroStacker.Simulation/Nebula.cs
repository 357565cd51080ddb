using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>A few smooth clouds of gas in the scene, as one light sees them.</summary>
internal sealed class Nebula
{
    private const ulong Stream = 5;
    private const int CloudCount = 4;

    /// <summary>It is worked out every few pixels and joined by straight lines: its clouds are much wider.</summary>
    private const int StepPixels = 8;

    private readonly double _electrons;
    private readonly Transform _frameToScene;
    private readonly List<Cloud> _clouds = [];

    private readonly record struct Cloud(double X, double Y, double Sigma, double Share);

    public Nebula(NightOptions options, LightTruth light)
    {
        _electrons = options.NebulaElectrons * light.Transparency;
        _frameToScene = light.SceneToFrame.Inverse();
        var visible = options.VisibleArea;
        var random = new SeededRandom(options.Seed, Stream);
        for (int i = 0; i < CloudCount; i++)
        {
            _clouds.Add(new Cloud(
                visible.X + visible.Width * random.NextDouble(0.3, 0.7),
                visible.Y + visible.Height * random.NextDouble(0.3, 0.7),
                visible.Height * random.NextDouble(0.04, 0.15), random.NextDouble(0.3, 1)));
        }
    }

    /// <summary>Adds its electrons to full-sensor row <paramref name="y"/>.</summary>
    public void AddRow(int y, RowFilters filters, Span<double> electrons)
    {
        double left = At(0, y);
        for (int start = 0; start < electrons.Length; start += StepPixels)
        {
            double right = At(start + StepPixels, y), step = (right - left) / StepPixels;
            for (int x = start; x < Math.Min(start + StepPixels, electrons.Length); x++)
                electrons[x] += SyntheticCamera.Nebula[filters.At(x)] * (left + step * (x - start));
            left = right;
        }
    }

    private double At(int x, int y)
    {
        var (sceneX, sceneY) = _frameToScene.Map(x, y);
        double sum = 0;
        foreach (var cloud in _clouds)
        {
            double dx = sceneX - cloud.X, dy = sceneY - cloud.Y;
            sum += cloud.Share * PortableMath.Exp(-(dx * dx + dy * dy) / (2 * cloud.Sigma * cloud.Sigma));
        }

        return _electrons * sum;
    }
}
