using AstroStacker.Imaging;
using AstroStacker.Resampling.Drizzle;

namespace AstroStacker.Tests.Resampling.Drizzle;

/// <summary>A frame's samples of one colour, dropped through the windows that the pipeline would read.</summary>
internal sealed class DrizzlePlane(PixelRectangle area, float[] samples, float[]? keep = null, CfaPattern? cfa = null, int colour = 0)
{
    public PixelRectangle Area => area;

    public static DrizzlePlane Of(
        int width, int height, Func<int, int, double> sample, Func<int, int, double>? keep = null, CfaPattern? cfa = null, int colour = 0)
    {
        // Anchored away from the sensor's corner, so that patterns and windows have to mind where they lie.
        var area = new PixelRectangle(3, 5, width, height);
        float[] Fill(Func<int, int, double> value) => [.. Enumerable.Range(0, width * height)
            .Select(i => (float)value(area.X + i % width, area.Y + i / width))];
        return new DrizzlePlane(area, Fill(sample), keep is null ? null : Fill(keep), cfa, colour);
    }

    public static DrizzlePlane Noise(int width, int height, int seed, CfaPattern? cfa = null, int colour = 0)
    {
        var random = new Random(seed);
        return Of(width, height, (_, _) => 0.1 + random.NextDouble(), (_, _) => random.Next(4) == 0 ? 0 : 1, cfa, colour);
    }

    public float At(int x, int y) => samples[IndexOf(x, y)];

    public float KeepAt(int x, int y) => keep is null ? 1 : keep[IndexOf(x, y)];

    public bool IsOfColour(int x, int y) => cfa is null || cfa.ColourAt(x, y) == colour;

    /// <summary>Drops onto the whole output, tile by tile.</summary>
    public (float[] Values, float[] Weights) Gather(
        string kernel, Transform transform, double drop, (int Width, int Height) output, int tilePixels = 64, bool wholeSource = false)
    {
        var drizzle = DrizzleKernels.Get(kernel);
        var values = new float[output.Width * output.Height];
        var weights = new float[values.Length];
        var whole = new PixelRectangle(0, 0, output.Width, output.Height);
        for (int y = 0; y < output.Height; y += tilePixels)
            for (int x = 0; x < output.Width; x += tilePixels)
            {
                var tile = new PixelRectangle(x, y, tilePixels, tilePixels).Intersect(whole);
                var source = wholeSource ? area : drizzle.SourceArea(transform, tile, drop, area);
                float[] tileValues = new float[tile.Area], tileWeights = new float[tile.Area];
                var window = new DrizzleWindow
                {
                    Samples = Cut(samples, source),
                    Keep = keep is null ? [] : Cut(keep, source),
                    Area = source,
                    Cfa = cfa,
                    Colour = colour,
                    DropPixels = drop,
                };
                drizzle.Gather(window, transform, tile, tileValues, tileWeights);
                for (int row = 0; row < tile.Height; row++)
                {
                    tileValues.AsSpan(row * tile.Width, tile.Width).CopyTo(values.AsSpan((y + row) * output.Width + x));
                    tileWeights.AsSpan(row * tile.Width, tile.Width).CopyTo(weights.AsSpan((y + row) * output.Width + x));
                }
            }

        return (values, weights);
    }

    private int IndexOf(int x, int y) => (y - area.Y) * area.Width + x - area.X;

    private float[] Cut(float[] plane, PixelRectangle part)
    {
        var window = new float[part.Area];
        for (int i = 0; i < window.Length; i++) window[i] = plane[IndexOf(part.X + i % part.Width, part.Y + i / part.Width)];
        return window;
    }
}
