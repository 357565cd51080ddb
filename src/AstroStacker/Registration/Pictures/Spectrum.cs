using OpenCvSharp;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// The discrete Fourier transform of a picture, through OpenCV: real and imaginary parts side by side, row by row.
/// </summary>
internal sealed class Spectrum
{
    public Spectrum(float[] parts, int width)
    {
        Parts = parts;
        Width = width;
    }

    public float[] Parts { get; }

    public int Width { get; }

    public int Height => Parts.Length / (2 * Width);

    /// <summary>The next length that the transform is fast for.</summary>
    public static int FastLength(int length) => Cv2.GetOptimalDFTSize(length);

    /// <summary>Of a picture, with zeros to the right and below it up to the size wanted.</summary>
    public static Spectrum Of(float[] samples, int pictureWidth, int width, int height)
    {
        var padded = samples;
        if (pictureWidth != width || samples.Length != width * height)
        {
            padded = new float[width * height];
            for (int y = 0; y < samples.Length / pictureWidth; y++)
                samples.AsSpan(y * pictureWidth, pictureWidth).CopyTo(padded.AsSpan(y * width));
        }

        using var picture = Mat.FromPixelData(height, width, MatType.CV_32FC1, padded);
        var parts = new float[2 * width * height];
        using var spectrum = Mat.FromPixelData(height, width, MatType.CV_32FC2, parts);
        Cv2.Dft(picture, spectrum, DftFlags.ComplexOutput);
        return new Spectrum(parts, width);
    }

    /// <summary>The picture whose transform this is.</summary>
    public float[] Inverse()
    {
        var samples = new float[Parts.Length / 2];
        using var spectrum = Mat.FromPixelData(Height, Width, MatType.CV_32FC2, Parts);
        using var picture = Mat.FromPixelData(Height, Width, MatType.CV_32FC1, samples);
        Cv2.Dft(spectrum, picture, DftFlags.Inverse | DftFlags.Scale | DftFlags.RealOutput);
        return samples;
    }
}
