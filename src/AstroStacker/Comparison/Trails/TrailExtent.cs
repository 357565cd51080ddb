namespace AstroStacker.Comparison.Trails;

/// <summary>
/// Where along its path a trail is lit: the run of pieces that is likelier lit than dark, and on to the edge of the frame
/// unless what is left is clearly dark.
/// </summary>
/// <param name="From">First piece.</param>
/// <param name="To">Just behind the last.</param>
/// <param name="Sigma">How far the lit pieces together stand out.</param>
/// <param name="IsEven">False where a few bright pieces make up the whole: stars, knots, an edge.</param>
internal readonly record struct TrailExtent(int From, int To, double Sigma, bool IsEven)
{
    /// <summary>Pieces a path is cut into for it.</summary>
    public const int Pieces = 48;

    /// <summary>What is left is dark where its mean stays below this share of the trail's by three sigma.</summary>
    private const double DarkShare = 0.5;

    private const double DarkSigma = 3;

    private const double LitShare = 0.75;

    /// <summary>Of the middle group to the mean one.</summary>
    private const double LeastEvenness = 0.4;

    /// <summary>Sigma that a group of pieces must have on average to tell lit from dark.</summary>
    private const double GroupSigma = 3;

    public static TrailExtent Of(StripFilter filter)
    {
        var pieces = new (double Signal, double Variance)[Pieces];
        for (int i = 0; i < Pieces; i++) pieces[i] = filter.At(i, 0);
        var (from, to) = (0, Pieces);
        for (int round = 0; round < 3; round++) (from, to) = LitRun(pieces, Height(pieces, from, to));
        if (to <= from) return default;

        double height = Height(pieces, from, to), sigma = SigmaOf(pieces, from, to);
        bool isEven = EvenGroups(pieces[from..to], sigma);
        if (!IsDark(pieces, 0, from, height)) from = 0;
        if (!IsDark(pieces, to, Pieces, height)) to = Pieces;

        // One more on both sides: the trail ends somewhere in it.
        return new TrailExtent(Math.Max(0, from - 1), Math.Min(Pieces, to + 1), sigma, isEven);
    }

    /// <summary>The neighbouring pieces whose likelihood of being lit at this height, over being dark, is greatest.</summary>
    private static (int From, int To) LitRun((double Signal, double Variance)[] pieces, double height)
    {
        int start = 0, bestFrom = 0, bestTo = 0;
        double sum = 0, best = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            if (sum <= 0) (sum, start) = (0, i);
            double least = height / 2 * pieces[i].Variance;
            sum += height * Math.Clamp(pieces[i].Signal - least, -least, least);
            if (sum > best) (best, bestFrom, bestTo) = (sum, start, i + 1);
        }

        return (bestFrom, bestTo);
    }

    private static bool IsDark((double Signal, double Variance)[] pieces, int from, int to, double height)
    {
        var (signal, variance) = Sum(pieces, from, to);
        return variance > 0 && signal / variance + DarkSigma / Math.Sqrt(variance) < DarkShare * height;
    }

    /// <summary>Groups of enough pieces to be told from noise: most are lit, and the middle one is no small part of the mean.</summary>
    private static bool EvenGroups((double Signal, double Variance)[] pieces, double sigma)
    {
        int most = (int)(sigma * sigma / (GroupSigma * GroupSigma)), count = Math.Clamp(most, 4, 16);
        if (pieces.Length < count) return pieces.Length >= 4;
        var heights = new List<double>(count);
        for (int group = 0; group < count; group++)
        {
            var (signal, variance) = Sum(pieces, group * pieces.Length / count, (group + 1) * pieces.Length / count);
            if (variance > 0) heights.Add(signal / variance);
        }

        if (heights.Count < 4) return false;
        double mean = heights.Average();
        heights.Sort();
        int lit = heights.Count(height => height > mean / 4);
        return lit >= LitShare * heights.Count && heights[heights.Count / 2] > LeastEvenness * mean;
    }

    private static double Height((double Signal, double Variance)[] pieces, int from, int to)
    {
        var (signal, variance) = Sum(pieces, from, to);
        return variance > 0 ? signal / variance : 0;
    }

    private static double SigmaOf((double Signal, double Variance)[] pieces, int from, int to)
    {
        var (signal, variance) = Sum(pieces, from, to);
        return variance > 0 ? signal / Math.Sqrt(variance) : 0;
    }

    private static (double Signal, double Variance) Sum((double Signal, double Variance)[] pieces, int from, int to)
    {
        double signal = 0, variance = 0;
        for (int i = from; i < to; i++)
        {
            signal += pieces[i].Signal;
            variance += pieces[i].Variance;
        }

        return (signal, variance);
    }
}
