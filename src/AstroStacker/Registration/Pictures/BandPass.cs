namespace AstroStacker.Registration.Pictures;

/// <summary>
/// A difference of Gaussians: what is finer than seeing is noise, what is coarser than 30 pixels may be glow, cloud or
/// vignetting. In frequencies of a transform of a given size.
/// </summary>
internal sealed class BandPass
{
    /// <summary>Sigma of the Gaussians in pixels.</summary>
    private const double FineSigma = 1, CoarseSigma = 8;

    private readonly float[] _fineX, _coarseX, _fineY, _coarseY;

    public BandPass(int width, int height)
    {
        (_fineX, _coarseX) = (Gaussian(width, FineSigma), Gaussian(width, CoarseSigma));
        (_fineY, _coarseY) = (Gaussian(height, FineSigma), Gaussian(height, CoarseSigma));
    }

    /// <summary>The square of the filter: what it does to the product of two spectra.</summary>
    public float SquareAt(int x, int y)
    {
        float pass = _fineX[x] * _fineY[y] - _coarseX[x] * _coarseY[y];
        return pass * pass;
    }

    /// <summary>Angular frequency of a place in a transform of this length, -pi to pi a pixel.</summary>
    public static double Frequency(int index, int length) =>
        2 * Math.PI * (2 * index > length ? index - length : index) / length;

    private static float[] Gaussian(int length, double sigma) =>
        [.. Enumerable.Range(0, length).Select(i => Frequency(i, length))
            .Select(k => (float)Math.Exp(-k * k * sigma * sigma / 2))];
}
