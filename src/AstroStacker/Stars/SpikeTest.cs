using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>
/// Tells a hot pixel or a cosmic ray from the core of a star: a star, however sharp, lights its neighbours too (the
/// adjacent samples hold at least 0.28 of the peak at FWHM 1.3 pixels), a spike leaves them at the sky.
/// </summary>
/// <param name="Cfa">The colours; null where all samples have colour <paramref name="Plane"/>.</param>
/// <param name="Plane">The colour number of a mono or colour plane.</param>
internal readonly record struct SpikeTest(CfaPattern? Cfa, int Plane)
{
    /// <summary>A sample at most this much above the sky, in sigma, is no spike worth a look.</summary>
    public const double LeastSigma = 6;

    private const double NeighbourShare = 0.1;

    private const double NeighbourSigma = 2.5;

    /// <summary>
    /// So high above the sky a star lights at least two of its eight neighbours: one alone is a second hot pixel.
    /// </summary>
    private const double PairSigma = 20;

    /// <summary>
    /// The adjacent eight, and the nearest of the same colour of a Bayer mosaic (for light of one colour only).
    /// </summary>
    private static readonly (int X, int Y)[] _neighbours =
        [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1), (-2, 0), (2, 0), (0, -2), (0, 2)];

    public int ColourAt(int x, int y) => Cfa?.ColourAt(x, y) ?? Plane;

    /// <summary>Is the sample at sensor (x, y) of the window a spike above the given sky of each colour?</summary>
    public bool IsSpike(
        ReadOnlySpan<float> samples, PixelRectangle window, int x, int y, ReadOnlySpan<PlaneStatistics> sky)
    {
        var own = sky[ColourAt(x, y)];
        double excess = samples[(y - window.Y) * window.Width + x - window.X] - own.Background;
        if (excess <= LeastSigma * own.Noise) return false;
        int allowed = excess > PairSigma * own.Noise ? 1 : 0;
        foreach (var (dx, dy) in _neighbours)
        {
            if (!window.Contains(x + dx, y + dy)) continue;
            var their = sky[ColourAt(x + dx, y + dy)];
            double light = samples[(y + dy - window.Y) * window.Width + x + dx - window.X] - their.Background;
            if (light > NeighbourShare * excess + NeighbourSigma * their.Noise && --allowed < 0) return false;
        }

        return true;
    }
}
