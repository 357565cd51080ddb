namespace AstroStacker.Comparison.Trails;

/// <summary>Finds the path on which a candidate stands out most: first coarsely over all curves allowed, then ever finer.</summary>
internal static class TrailFit
{
    /// <summary>
    /// Of the profile that is looked for, bins. A sharp trail averaged over bins and resampled has 0.65; a little more
    /// evens out how the bins happen to lie along it.
    /// </summary>
    public const double UsualSigma = 0.85;

    private const int Pieces = 32;

    /// <summary>What a bent path must gain on the straight one, in sigma squared: more than chance gives.</summary>
    private const double LeastGain = 12;

    private const double CoarseStep = 0.5, FinestStep = 0.05;

    /// <param name="bins">Row by row, in sigma.</param>
    /// <param name="width">Of a row.</param>
    /// <param name="path">A straight one.</param>
    /// <param name="slack">How far it may be off at its ends, bins.</param>
    /// <param name="mostBend">How far its middle may lie beside its chord, bins.</param>
    public static TrailPath Refine(ReadOnlySpan<float> bins, int width, TrailPath path, double slack, double mostBend)
    {
        int radius = (int)Math.Ceiling(2 * slack + 2 * mostBend) + 2;
        var filter = new StripFilter(new TrailStrip(bins, width, path, Pieces, radius), UsualSigma);
        var straight = Finest(filter, Coarsest(filter, slack, 0, CoarseStep), isBent: false);
        var bent = Finest(filter, Coarsest(filter, slack + mostBend, mostBend, 2 * CoarseStep), isBent: true);
        var best = bent.Score * bent.Score > straight.Score * straight.Score + LeastGain ? bent : straight;
        return path with { Offset = best.Offset, Turn = best.Turn, Bend = best.Bend };
    }

    private static Curve Coarsest(StripFilter filter, double slack, double mostBend, double step)
    {
        var best = new Curve(0, 0, 0, double.MinValue);
        int most = (int)Math.Ceiling(slack / step), mostBends = (int)Math.Ceiling(mostBend / step);
        for (int bend = -mostBends; bend <= mostBends; bend++)
            for (int offset = -most; offset <= most; offset++)
                for (int turn = -most; turn <= most; turn++)
                    best = Better(filter, best, offset * step, turn * step, bend * step);
        return best;
    }

    private static Curve Finest(StripFilter filter, Curve best, bool isBent)
    {
        for (double step = CoarseStep; step >= FinestStep; step /= 2)
        {
            Curve start;
            do
            {
                start = best;
                for (int bend = isBent ? -1 : 0; bend <= (isBent ? 1 : 0); bend++)
                    for (int offset = -1; offset <= 1; offset++)
                        for (int turn = -1; turn <= 1; turn++)
                            best = Better(
                                filter, best, start.Offset + offset * step, start.Turn + turn * step, start.Bend + bend * step);
            }
            while (best.Score > start.Score);
        }

        return best;
    }

    private static Curve Better(StripFilter filter, Curve best, double offset, double turn, double bend)
    {
        double score = filter.Score(offset, turn, bend);
        return score > best.Score ? new Curve(offset, turn, bend, score) : best;
    }

    private readonly record struct Curve(double Offset, double Turn, double Bend, double Score);
}
