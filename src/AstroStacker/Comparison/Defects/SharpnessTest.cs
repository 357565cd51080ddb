namespace AstroStacker.Comparison.Defects;

/// <summary>
/// Whether a pixel stands out of the mean picture, and alone: the light of a star reaches the pixels next to it, and on its
/// flank one of them is higher. A neighbour follows the pixel if it rises above either its own surroundings or the pixel's:
/// in a crowd of stars one of the two is high. Of the four direct ones the highest doesn't count.
/// </summary>
/// <param name="sums">Each pixel's mean deviation from the sky of its colour (or the sum), in units of the noise.</param>
/// <param name="excess">The same less the median of its neighbours of that colour.</param>
/// <param name="stride">Pixels from one row to the next.</param>
/// <param name="sigma">Noise of the excesses.</param>
internal readonly ref struct SharpnessTest(
    ReadOnlySpan<float> sums, ReadOnlySpan<float> excess, int stride, float sigma)
{
    /// <summary>At 5 sigma one pixel in 3 million stands out by chance.</summary>
    private const float LeastSigmas = 5;

    /// <summary>
    /// A star's direct neighbours but the highest have on average at least this share of its pixel: 0.36 of a Gaussian of
    /// FWHM 1.7, and half of that where its colour suits their filters less.
    /// </summary>
    private const float LeastStarShare = 0.2f;

    /// <summary>
    /// The three lowest of four normal numbers lie 0.34 sigma below 0, the higher of two readings 0.23 above; half a sigma
    /// more, so that few stars are taken whose neighbours the noise lowered.
    /// </summary>
    private const float MarginSigmas = 0.6f;

    private readonly ReadOnlySpan<float> _sums = sums, _excess = excess;

    /// <summary>
    /// True of a hot pixel, false of a cold one, null of a good one. A cold one must lie below the sky, not just between
    /// stars.
    /// </summary>
    public bool? StandsOut(int at)
    {
        float height = _excess[at];
        if (sigma <= 0 || !(Math.Abs(height) > LeastSigmas * sigma)) return null;
        if (height < 0 && _sums[at] > -LeastSigmas * sigma) return null;
        float sign = height > 0 ? 1 : -1, ground = _sums[at] - height;
        if (HighestDiagonal(at, ground, sign) >= sign * height) return null;
        var (following, highest) = Direct(at, ground, sign);
        bool isAlone = following + MarginSigmas * sigma < LeastStarShare * sign * height && highest < sign * height;
        return isAlone ? height > 0 : null;
    }

    /// <summary>How far the direct neighbours but the highest rise with the pixel, on average, and how far that one does.</summary>
    private (float Following, float Highest) Direct(int at, float ground, float sign)
    {
        float left = Rise(at - 1, ground, sign), right = Rise(at + 1, ground, sign);
        float above = Rise(at - stride, ground, sign), below = Rise(at + stride, ground, sign);
        float highest = Math.Max(Math.Max(left, right), Math.Max(above, below));
        return ((left + right + above + below - highest) / 3, highest);
    }

    private float HighestDiagonal(int at, float ground, float sign) => Math.Max(
        Math.Max(Rise(at - stride - 1, ground, sign), Rise(at - stride + 1, ground, sign)),
        Math.Max(Rise(at + stride - 1, ground, sign), Rise(at + stride + 1, ground, sign)));

    private float Rise(int at, float ground, float sign) =>
        Math.Max(sign * _excess[at], sign * (_sums[at] - ground));
}
