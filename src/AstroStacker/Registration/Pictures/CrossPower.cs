using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// The cross-power spectrum of two pictures: the correlation of phases (Kuglin and Hines 1975), weak frequencies damped
/// because their phases are noise. A frame that shows the reference moved by (x, y) gives the peak at (x, y).
/// </summary>
internal sealed class CrossPower
{
    /// <summary>
    /// Products weaker than this many times the mean count by their strength, stronger ones by their phase alone: a
    /// fixed pattern of a few frequencies then weighs little, and noise does too.
    /// </summary>
    private const double Damping = 3;

    private readonly int _width, _height;
    private readonly float[] _product, _damped;
    private readonly double _energy;

    public CrossPower(Spectrum reference, Spectrum frame)
    {
        (_width, _height) = (reference.Width, reference.Height);
        var band = new BandPass(_width, _height);
        _product = new float[reference.Parts.Length];
        float[] r = reference.Parts, f = frame.Parts;
        double ofReference = 0, ofFrame = 0, sum = 0;
        for (int y = 0, i = 0; y < _height; y++)
            for (int x = 0; x < _width; x++, i += 2)
            {
                float pass = band.SquareAt(x, y);
                float real = pass * (f[i] * r[i] + f[i + 1] * r[i + 1]);
                float imaginary = pass * (f[i + 1] * r[i] - f[i] * r[i + 1]);
                (_product[i], _product[i + 1]) = (real, imaginary);
                ofReference += pass * (r[i] * r[i] + r[i + 1] * r[i + 1]);
                ofFrame += pass * (f[i] * f[i] + f[i + 1] * f[i + 1]);
                sum += MathF.Sqrt(real * real + imaginary * imaginary);
            }

        _damped = Damped(_product, Damping * sum / (_width * (double)_height));
        _energy = Math.Sqrt(ofReference * ofFrame);
    }

    /// <summary>The correlation at every whole shift; that of (0, 0) first, negative ones wrapped to the ends.</summary>
    public float[] Surface() => new Spectrum(_damped, _width).Inverse();

    /// <summary>
    /// The top of the correlation near a whole shift, by Newton's method on its trigonometric polynomial; null where it
    /// is no top within a pixel and a half.
    /// </summary>
    public (double X, double Y)? Top(int startX, int startY)
    {
        const int rounds = 8;
        const double settled = 1e-6, farthest = 1.5;
        double x = startX, y = startY;
        for (int round = 0; round < rounds; round++)
        {
            var (slopeX, slopeY, xx, xy, yy) = Derivatives(x, y);
            double determinant = xx * yy - xy * xy;
            if (!(determinant > 0) || xx >= 0) return null;
            double stepX = (xy * slopeY - yy * slopeX) / determinant, stepY = (xy * slopeX - xx * slopeY) / determinant;
            (x, y) = (x + stepX, y + stepY);
            if (!(Math.Abs(x - startX) <= farthest && Math.Abs(y - startY) <= farthest)) return null;
            if (Math.Abs(stepX) + Math.Abs(stepY) < settled) break;
        }

        return (x, y);
    }

    /// <summary>Correlation coefficient of the two pictures in the band after a shift, -1 to 1.</summary>
    public double Agreement(double x, double y)
    {
        if (_energy <= 0) return 0;
        var (cosines, sines) = Phases(_width, x);
        double sum = 0;
        for (int row = 0, i = 0; row < _height; row++)
        {
            var (sin, cos) = Math.SinCos(BandPass.Frequency(row, _height) * y);
            for (int column = 0; column < _width; column++, i += 2)
            {
                double real = cosines[column] * cos - sines[column] * sin;
                double imaginary = sines[column] * cos + cosines[column] * sin;
                sum += _product[i] * real - _product[i + 1] * imaginary;
            }
        }

        return sum / _energy;
    }

    /// <summary>First and second derivatives of the damped correlation at a shift.</summary>
    private (double X, double Y, double XX, double XY, double YY) Derivatives(double x, double y)
    {
        var (cosines, sines) = Phases(_width, x);
        double[] frequencies = [.. Enumerable.Range(0, _width).Select(i => BandPass.Frequency(i, _width))];
        double slopeX = 0, slopeY = 0, xx = 0, xy = 0, yy = 0;
        for (int row = 0, i = 0; row < _height; row++)
        {
            double ky = BandPass.Frequency(row, _height);
            var (sin, cos) = Math.SinCos(ky * y);
            for (int column = 0; column < _width; column++, i += 2)
            {
                double kx = frequencies[column];
                double real = cosines[column] * cos - sines[column] * sin;
                double imaginary = sines[column] * cos + cosines[column] * sin;
                double even = _damped[i] * real - _damped[i + 1] * imaginary;
                double odd = _damped[i] * imaginary + _damped[i + 1] * real;
                slopeX -= kx * odd;
                slopeY -= ky * odd;
                xx -= kx * kx * even;
                xy -= kx * ky * even;
                yy -= ky * ky * even;
            }
        }

        return (slopeX, slopeY, xx, xy, yy);
    }

    private static float[] Damped(float[] product, double damping)
    {
        var damped = new float[product.Length];
        for (int i = 0; i < product.Length; i += 2)
        {
            float real = product[i], imaginary = product[i + 1];
            double length = Math.Sqrt(real * real + imaginary * imaginary) + damping;
            float weight = length > 0 ? (float)(1 / length) : 0;
            (damped[i], damped[i + 1]) = (weight * real, weight * imaginary);
        }

        return damped;
    }

    private static (double[] Cosines, double[] Sines) Phases(int length, double shift)
    {
        double[] cosines = new double[length], sines = new double[length];
        for (int i = 0; i < length; i++)
            (sines[i], cosines[i]) = Math.SinCos(BandPass.Frequency(i, length) * shift);
        return (cosines, sines);
    }
}
