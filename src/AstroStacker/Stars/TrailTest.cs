using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>
/// Looks at a line piece by piece: a trail is lit evenly over a long stretch, which no cluster, galaxy, edge of a nebula
/// or row of stars is.
/// </summary>
internal sealed class TrailTest(float[] columns, int height, int length, double noise, int leastBlocks)
{
    private const int Pieces = 24;

    private const int Beside = 3;

    private const double LeastSigma = 8;

    /// <summary>A piece adds to a stretch by what it has above this, in sigma; below, it takes from it.</summary>
    private const double PieceSigma = 0.75;

    private const double LitSigma = 0.5;

    private const double LeastLitShare = 0.8;

    /// <summary>Half the difference of both sides against the line's own height: beside an edge it is as high.</summary>
    private const double MostSlant = 0.5;

    /// <summary>Of the middle piece to the mean one: few bright pieces make no trail.</summary>
    private const double LeastEvenness = 0.4;

    /// <summary>Is the line that falls by so many rows over the length, from the row given on, a trail?</summary>
    public bool IsTrail(int slope, int start)
    {
        int first = 0, last = columns.Length / height - 1;
        while (first <= last && start + LineSums.Fall(slope, first, length) < 0) first++;
        while (last >= first && start + LineSums.Fall(slope, last, length) >= height) last--;
        int count = last - first + 1;
        if (count < Math.Max(Pieces, leastBlocks)) return false;
        Span<double> pieces = stackalloc double[Pieces], slants = stackalloc double[Pieces];
        for (int piece = 0; piece < Pieces; piece++)
        {
            int from = first + piece * count / Pieces, to = first + (piece + 1) * count / Pieces;
            double sum = 0, slant = 0;
            for (int x = from; x < to; x++)
            {
                int y = start + LineSums.Fall(slope, x, length);
                double above = At(x, y - Beside), below = At(x, y + Beside);
                sum += At(x, y) - (above + below) / 2;
                slant += (above - below) / 2;
            }

            double unit = noise * Math.Sqrt(1.5 * (to - from));
            (pieces[piece], slants[piece]) = (sum / unit, slant / unit);
        }

        var (left, right) = Stretch(pieces);
        var stretch = pieces[left..right];
        return stretch.Length * count >= leastBlocks * Pieces
            && Math.Abs(Sum(slants[left..right])) < MostSlant * Sum(stretch) && IsEven(stretch);
    }

    /// <summary>A block; off the picture the sky's level.</summary>
    private double At(int x, int y) => y < 0 || y >= height ? 0 : columns[x * height + y];

    /// <summary>The neighbouring pieces whose sum above the ground is greatest.</summary>
    private static (int Start, int End) Stretch(Span<double> pieces)
    {
        int start = 0, bestStart = 0, bestEnd = 0;
        double sum = 0, best = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            if (sum <= 0) (sum, start) = (0, i);
            sum += pieces[i] - PieceSigma;
            if (sum > best) (best, bestStart, bestEnd) = (sum, start, i + 1);
        }

        return (bestStart, bestEnd);
    }

    private static bool IsEven(Span<double> stretch)
    {
        int lit = 0;
        foreach (double piece in stretch) lit += piece > LitSigma ? 1 : 0;
        double sum = Sum(stretch);
        if (sum < LeastSigma * Math.Sqrt(stretch.Length) || lit < LeastLitShare * stretch.Length) return false;
        stretch.Sort();
        return stretch[stretch.Length / 2] > LeastEvenness * sum / stretch.Length;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}
