using AstroStacker.Imaging;
using OpenCvSharp;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// A part of a picture as its detail alone, everywhere of about the same strength: a limb, which all discs of one size
/// share, then counts no more than the craters inside it, which turn with the Moon and tell it from another.
/// </summary>
internal static class LocalContrast
{
    /// <summary>Sigma of the neighbourhood whose strength is made 1, pixels.</summary>
    private const double NeighbourhoodSigma = 8;

    /// <summary>Detail weaker than this share of the part's (root mean square) stays weak: it may be noise.</summary>
    private const double Floor = 0.1;

    /// <summary>
    /// Two parts that lie on one another. Both are divided by the same strengths, so that a blurred one isn't bent.
    /// </summary>
    public static (float[] Reference, float[] Frame) Of(float[] reference, float[] frame, int width)
    {
        float[] ofReference = Detail(reference, width), ofFrame = Detail(frame, width);
        var strength = new float[reference.Length];
        for (int i = 0; i < strength.Length; i++)
            strength[i] = (ofReference[i] * ofReference[i] + ofFrame[i] * ofFrame[i]) / 2;
        using var squares = Mat.FromPixelData(strength.Length / width, width, MatType.CV_32FC1, strength);
        Cv2.GaussianBlur(squares, squares, new Size(0, 0), NeighbourhoodSigma);
        for (int i = 0; i < strength.Length; i++)
        {
            float weight = 1 / MathF.Sqrt(strength[i] + (float)(Floor * Floor));
            (ofReference[i], ofFrame[i]) = (weight * ofReference[i], weight * ofFrame[i]);
        }

        return (ofReference, ofFrame);
    }

    /// <summary>What the band lets pass, its root mean square made 1.</summary>
    private static float[] Detail(float[] samples, int width)
    {
        int height = samples.Length / width;
        int fastWidth = Spectrum.FastLength(width), fastHeight = Spectrum.FastLength(height);
        var spectrum = Spectrum.Of(ShiftTile.Windowed(samples, width), width, fastWidth, fastHeight);
        var band = new BandPass(fastWidth, fastHeight);
        for (int y = 0, i = 0; y < fastHeight; y++)
            for (int x = 0; x < fastWidth; x++, i += 2)
            {
                float pass = MathF.Sqrt(band.SquareAt(x, y));
                spectrum.Parts[i] *= pass;
                spectrum.Parts[i + 1] *= pass;
            }

        float[] detail = ShiftTile.Cut(spectrum.Inverse(), fastWidth, new PixelRectangle(0, 0, width, height));
        double sum = 0;
        foreach (float value in detail) sum += value * value;
        float scale = sum > 0 ? (float)(1 / Math.Sqrt(sum / detail.Length)) : 0;
        for (int i = 0; i < detail.Length; i++) detail[i] *= scale;
        return detail;
    }
}
