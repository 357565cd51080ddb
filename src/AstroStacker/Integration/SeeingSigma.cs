using AstroStacker.Imaging;

namespace AstroStacker.Integration;

/// <summary>
/// How far frames may differ at a pixel because of their seeing: a standard deviation from the contrast of the median over
/// frames within 5x5 pixels, beyond what noise makes of it. A star's centre, where seeing tells most, is flat within 3x3
/// pixels when stars are wide; 5x5 sees enough of the slope for any usual width.
/// </summary>
public static class SeeingSigma
{
    /// <summary>
    /// The largest deviation over the contrast within 5x5, anywhere in a star above 2 % of its peak, when FWHM scatters by
    /// 10 % (standard deviation) and centroids by 0.02 px: 0.17 to 0.28 for Moffat stars of exponent 2.5 and 4.5, FWHM 1.7
    /// to 4, any pixel phase (over 3x3 it would run from 0.22 to 0.66). A scatter of 4 % needs 0.07 to 0.11.
    /// </summary>
    public const float PerContrast = 0.25f;

    /// <summary>
    /// The range of 25 Gaussian samples in standard deviations, exceeded by one set in twelve (its mean is 3.93).
    /// </summary>
    public const float NoiseRange = 5;

    /// <summary>
    /// sigma[p] = 0.25 sqrt(max(0, contrast^2 - 25 variance of the median there)); 0 where no frame has a sample. Pixels
    /// beyond the block, or without samples, don't enter the contrast.
    /// </summary>
    /// <param name="median">Over the frames: rows of a block, or of what of it lies in the picture.</param>
    /// <param name="counts">How many samples each is the median of.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="noise">Of the frames, one each.</param>
    /// <param name="sigma">One a pixel, for <see cref="Rejection.PixelStack.SeeingSigma"/>.</param>
    public static void Fill(
        ReadOnlySpan<float> median, ReadOnlySpan<float> counts, int width, ReadOnlySpan<FrameNoise> noise, Span<float> sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(median.Length % width, 0, nameof(width));
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, median.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sigma.Length, median.Length);
        const int reach = ContrastKernels.Reach;
        int height = median.Length / width, stride = width + 2 * reach, padded = stride * (height + 2 * reach);
        using var rented = PlanePool.Rent<float>(4 * padded);
        var low = rented.Span[..padded];
        var high = rented.Span.Slice(padded, padded);
        var lowest = rented.Span.Slice(2 * padded, padded);
        var highest = rented.Span.Slice(3 * padded, padded);
        low.Fill(float.PositiveInfinity);
        high.Fill(float.NegativeInfinity);
        for (int y = 0; y < height; y++)
        {
            int at = (y + reach) * stride + reach;
            ContrastKernels.Bounds(median.Slice(y * width, width), counts.Slice(y * width, width), low[at..], high[at..]);
        }

        // Along rows all rows go as one; the last 4 of each row mix two rows and are never read.
        int rows = padded - 2 * reach;
        ContrastKernels.Range(low, high, 1, lowest[..rows], highest[..rows]);
        int columns = stride * height - 2 * reach;
        ContrastKernels.Range(lowest[..rows], highest[..rows], stride, low[..columns], high[..columns]);
        var beyond = ContrastNoise.Of(MedianNoise.Typical(noise), NoiseRange);
        for (int y = 0; y < height; y++)
        {
            var (from, at) = (y * width, y * stride);
            ContrastKernels.Sigma(
                low[at..], high[at..], median.Slice(from, width), counts.Slice(from, width), beyond, sigma.Slice(from, width));
        }
    }
}
