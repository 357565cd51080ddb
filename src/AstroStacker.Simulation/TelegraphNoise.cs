using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>
/// Pixels that are on in some frames and off in others, each frame anew: traps in the silicon that dithering and a master
/// dark don't cancel. Charge, not light; in frames of another exposure in proportion to it.
/// </summary>
public static class TelegraphNoise
{
    private const ulong PixelStream = 11;
    private const ulong StateStream = 12;

    /// <summary>All such pixels of the sensor, row by row.</summary>
    public static IEnumerable<TelegraphPixel> Pixels(NightOptions options) =>
        options.TelegraphPixelShare > 0
            ? Enumerable.Range(0, options.SensorHeightPixels).SelectMany(y => PixelsOfRow(options, y))
            : [];

    /// <summary>Adds to the electrons of full-sensor row <paramref name="y"/> what its pixels hold that are on.</summary>
    internal static void AddRow(NightOptions options, FrameKind kind, int index, int y, Span<double> electrons)
    {
        if (options.TelegraphPixelShare <= 0) return;
        double share = options.ExposureSecondsOf(kind) / options.ExposureSeconds;
        var state = new SeededRandom(options.Seed, StateStream, (ulong)kind, (ulong)index, (ulong)y);
        foreach (var pixel in PixelsOfRow(options, y))
            if (state.NextDouble() < options.TelegraphOnShare) electrons[pixel.X] += pixel.Electrons * share;
    }

    private static IEnumerable<TelegraphPixel> PixelsOfRow(NightOptions options, int y)
    {
        var random = new SeededRandom(options.Seed, PixelStream, (ulong)y);
        for (int x = 0; x < options.SensorWidthPixels; x++)
        {
            if (random.NextDouble() >= options.TelegraphPixelShare) continue;
            double electrons = random.NextDouble(options.TelegraphLowElectrons, options.TelegraphHighElectrons);
            yield return new TelegraphPixel(x, y, electrons);
        }
    }
}
