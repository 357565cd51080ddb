using AstroStacker.Imaging;
using AstroStacker.Resampling;

namespace AstroStacker.Tests.Resampling;

/// <summary>A plane to resample, seen through the windows that the pipeline would read.</summary>
internal sealed class TestPlane(int width, int height, float[] samples)
{
    public PixelRectangle Area => new(0, 0, width, height);

    public static TestPlane Noise(int width, int height, int seed, double level = 0.5, double sigma = 0.1)
    {
        var random = new Random(seed);
        double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new TestPlane(width, height, [.. Enumerable.Range(0, width * height).Select(_ => (float)(level + sigma * Gaussian()))]);
    }

    public static TestPlane Of(int width, int height, Func<int, int, double> sample) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i => (float)sample(i % width, i / width))]);

    /// <summary>The sample at (x, y), the nearest one beyond the edge.</summary>
    public float At(int x, int y) => samples[Math.Clamp(y, 0, height - 1) * width + Math.Clamp(x, 0, width - 1)];

    /// <summary>Resamples the whole output, tile by tile.</summary>
    public (float[] Values, float[] Weights) Resample(
        string name, Transform transform, int outputWidth, int outputHeight, int tilePixels, bool wholeSource = false)
    {
        var interpolator = Interpolators.Get(name);
        var values = new float[outputWidth * outputHeight];
        var weights = new float[values.Length];
        for (int y = 0; y < outputHeight; y += tilePixels)
            for (int x = 0; x < outputWidth; x += tilePixels)
            {
                var tile = new PixelRectangle(x, y, tilePixels, tilePixels)
                    .Intersect(new PixelRectangle(0, 0, outputWidth, outputHeight));
                var source = wholeSource ? Area : Warp.SourceArea(transform, tile, interpolator.RadiusPixels, Area);
                float[] tileValues = new float[tile.Area], tileWeights = new float[tile.Area];
                interpolator.Resample(Window(source), source, Area, transform, tile, tileValues, tileWeights);
                for (int row = 0; row < tile.Height; row++)
                {
                    tileValues.AsSpan(row * tile.Width, tile.Width).CopyTo(values.AsSpan((y + row) * outputWidth + x));
                    tileWeights.AsSpan(row * tile.Width, tile.Width).CopyTo(weights.AsSpan((y + row) * outputWidth + x));
                }
            }

        return (values, weights);
    }

    /// <summary>The samples of an area.</summary>
    public float[] Window(PixelRectangle area)
    {
        var window = new float[area.Area];
        for (int i = 0; i < window.Length; i++) window[i] = At(area.X + i % area.Width, area.Y + i / area.Width);
        return window;
    }
}
