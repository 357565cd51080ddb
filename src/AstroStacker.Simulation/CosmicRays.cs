using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>
/// The cosmic rays that hit one frame: short straight tracks of charge. They are no light, so neither the optics nor the
/// pixels' response touch them.
/// </summary>
internal sealed class CosmicRays
{
    private const ulong Stream = 6;
    private const int LongestPixels = 6;

    private readonly ILookup<int, (int X, double Electrons)> _hits;

    public CosmicRays(NightOptions options, int index)
    {
        var random = new SeededRandom(options.Seed, Stream, (ulong)index);
        var hits = new List<(int X, int Y, double Electrons)>();
        for (int ray = 0; ray < options.CosmicRaysPerFrame; ray++)
        {
            double x = options.SensorWidthPixels * random.NextDouble();
            double y = options.SensorHeightPixels * random.NextDouble();
            var (sin, cos) = PortableMath.SinCos(random.NextDouble(0, Math.PI));
            double electrons = random.NextDouble(1000, 8000);
            int length = 1 + random.NextInt(LongestPixels);
            for (int step = 0; step < length; step++)
                hits.Add(((int)Math.Floor(x + step * cos), (int)Math.Floor(y + step * sin), electrons));
        }

        _hits = hits.Where(hit => hit.X >= 0 && hit.X < options.SensorWidthPixels)
            .ToLookup(hit => hit.Y, hit => (hit.X, hit.Electrons));
    }

    /// <summary>Adds their charge to full-sensor row <paramref name="y"/>.</summary>
    public void AddRow(int y, Span<double> electrons)
    {
        foreach (var (x, charge) in _hits[y]) electrons[x] += charge;
    }
}
