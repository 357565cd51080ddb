using AstroStacker.Imaging;
using AstroStacker.Numerics;
using OpenCvSharp;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// Makes a part of a picture fit for correlation: no hot pixels, nothing at its edges that a transform would see.
/// </summary>
internal static class ShiftTile
{
    /// <summary>Share of the width and of the height, at each end, over which the part fades in.</summary>
    private const double Taper = 0.2;

    /// <summary>Each sample the median of 3 x 3: hot pixels stay where they are while the sky moves.</summary>
    public static float[] WithoutHotPixels(float[] samples, int width)
    {
        var clean = new float[samples.Length];
        using var from = Mat.FromPixelData(samples.Length / width, width, MatType.CV_32FC1, samples);
        using var to = Mat.FromPixelData(samples.Length / width, width, MatType.CV_32FC1, clean);
        Cv2.MedianBlur(from, to, 3);
        return clean;
    }

    /// <summary>The samples less the level of the part's rim, times a Tukey window.</summary>
    public static float[] Windowed(float[] samples, int width)
    {
        int height = samples.Length / width;
        float level = RimLevel(samples, width, height);
        float[] across = Window(width), down = Window(height), windowed = new float[samples.Length];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++)
                windowed[i] = (samples[i] - level) * across[x] * down[y];
        return windowed;
    }

    /// <summary>A part of a picture, row by row.</summary>
    public static float[] Cut(float[] samples, int width, PixelRectangle part)
    {
        var cut = new float[part.Width * part.Height];
        for (int y = 0; y < part.Height; y++)
            samples.AsSpan((part.Y + y) * width + part.X, part.Width).CopyTo(cut.AsSpan(y * part.Width));
        return cut;
    }

    private static float RimLevel(float[] samples, int width, int height)
    {
        var rim = new List<double>(2 * (width + height));
        for (int x = 0; x < width; x++) rim.AddRange([samples[x], samples[(height - 1) * width + x]]);
        for (int y = 0; y < height; y++) rim.AddRange([samples[y * width], samples[y * width + width - 1]]);
        return (float)RobustStatistics.Median(rim.ToArray());
    }

    private static float[] Window(int length)
    {
        double taper = Math.Max(1, Taper * length);
        return [.. Enumerable.Range(0, length).Select(i =>
        {
            double fromEnd = Math.Min(i + 0.5, length - i - 0.5);
            return fromEnd >= taper ? 1f : (float)(0.5 - 0.5 * Math.Cos(Math.PI * fromEnd / taper));
        })];
    }
}
