using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>The noise about one block, from a few samples under it: what the ring clamp measures by.</summary>
internal static class LocalNoise
{
    private const int GridSide = 6;

    /// <summary>Fewer, at the frame's edge, say nothing.</summary>
    private const int FewestPairs = 8;

    /// <summary>Columns between the two samples of a pair: both are of one colour in a Bayer mosaic.</summary>
    private const int PairDistance = 2;

    /// <summary>
    /// From the median of absolute differences of two equally noisy samples to their standard deviation.
    /// </summary>
    private const double DifferenceToSigma = 1.4826 / 1.4142135623730951;

    /// <summary>Noise = 1.4826 / sqrt 2 x the median of |difference| of pairs of samples two columns apart.</summary>
    public static RingClamp Clamp(in SourceWindow window, ref BlockGrid grid)
    {
        Span<float> differences = stackalloc float[GridSide * GridSide];
        int count = 0;
        for (int j = 0; j < GridSide; j++)
        {
            grid.Fill((2 * j + 1) * grid.Height / (2 * GridSide));
            for (int i = 0; i < GridSide; i++)
            {
                int u = (2 * i + 1) * grid.Width / (2 * GridSide), x = grid.Columns[u], y = grid.Rows[u];
                if (!window.Valid.Contains(x, y) || !window.Valid.Contains(x + PairDistance, y)) continue;
                differences[count++] = Math.Abs(window.Nearest(x, y) - window.Nearest(x + PairDistance, y));
            }
        }

        if (count < FewestPairs) return RingClamp.Off;
        return new RingClamp((float)(RingClamp.FloorSigmas * DifferenceToSigma) * Median(differences[..count]));
    }

    private static float Median(Span<float> values)
    {
        values.Sort();
        return values[values.Length / 2];
    }
}
