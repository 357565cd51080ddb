namespace AstroStacker.Comparison.Trails;

/// <summary>How far to each side a trail's light reaches.</summary>
internal static class TrailWidth
{
    /// <summary>A Gaussian has one hundredth of its light beyond so many sigma.</summary>
    private const double GaussianReach = 2.58;

    /// <summary>
    /// Deviation, in bins, of what averaging over a bin (1/12) and linear resampling between bins (1/6) do to a line.
    /// </summary>
    private const double BinSigma = 0.5;

    /// <summary>Each ring beyond the Gaussian's reach counts as lit above so many sigma and this share of the middle.</summary>
    private const double RingSigma = 3, RingShare = 0.01;

    /// <summary>Half widths of the Gaussians that are tried, each a quarter wider than the last, bins.</summary>
    private const double NarrowestSigma = 0.4, WidestSigma = 4, Growth = 1.25;

    /// <summary>No trail is taken for narrower than this, bins: sharp optics and a seeing of two pixels.</summary>
    private const double LeastHalf = 1;

    /// <summary>How far averaging and resampling carry light that is seen however little of it there is, bins.</summary>
    private const double BinReach = 1;

    /// <summary>Of the middle; more is the light of a wide trail itself.</summary>
    private const double MostGround = 0.4;

    /// <summary>Pixels added for what demosaicing and resampling spread and for what the path may be off.</summary>
    private const double MarginPixels = 1.5;

    /// <summary>Half the width, output pixels, that leaves less than one hundredth of the light outside.</summary>
    public static double HalfPixels(TrailStrip strip, TrailExtent extent, double binPixels)
    {
        var profile = Profile(strip, extent);
        TakeGroundOff(profile);
        double sigma = BestSigma(profile), reach = GaussianReach * sigma;
        double middle = profile.Take((int)Math.Ceiling(sigma * TrailStrip.CellsPerBin)).Average(ring => ring.Mean);
        double rings = FarthestRing(profile, reach, middle);
        double bin = GaussianReach * BinSigma, own = Math.Sqrt(Math.Max(0, reach * reach - bin * bin));

        // A trail so bright that its profile is cut off stays as wide as it is seen.
        bool isCut = middle > FrameDifference.MostSigma * 0.7;
        double half = Math.Max(LeastHalf, Math.Max(isCut ? reach - BinReach : own, rings - BinReach));
        return half * binPixels + MarginPixels + binPixels * sigma / Math.Max(1, extent.Sigma) * 2;
    }

    /// <summary>Mean and number of bins by distance from the path, both sides together, one entry a cell.</summary>
    private static (double Mean, int Count)[] Profile(TrailStrip strip, TrailExtent extent)
    {
        int middle = strip.Cells / 2;
        var rings = new (double Mean, int Count)[middle + 1];
        for (int ring = 0; ring <= middle; ring++)
        {
            double sum = 0;
            int count = 0;
            for (int piece = extent.From; piece < extent.To; piece++)
            {
                sum += strip.Sums(piece)[middle - ring] + strip.Sums(piece)[middle + ring];
                count += strip.Counts(piece)[middle - ring] + strip.Counts(piece)[middle + ring];
            }

            rings[ring] = (count > 0 ? sum / count : 0, count);
        }

        return rings;
    }

    /// <summary>Hot pixels and faint stars lift the mean of the sky beside the trail, its outermost quarter.</summary>
    private static void TakeGroundOff((double Mean, int Count)[] profile)
    {
        var outer = profile.AsSpan(profile.Length * 3 / 4);
        double sum = 0, middle = 0;
        int count = 0;
        foreach (var (mean, number) in outer)
        {
            sum += mean * number;
            count += number;
        }

        foreach (var (mean, _) in profile.AsSpan(0, TrailStrip.CellsPerBin)) middle += mean / TrailStrip.CellsPerBin;
        double ground = count > 0 ? sum / count : 0;
        if (ground > MostGround * middle) return;
        for (int ring = 0; ring < profile.Length; ring++) profile[ring].Mean -= ground;
    }

    /// <summary>Of the Gaussian that fits best: the matched filter stands out most at the profile's own width.</summary>
    private static double BestSigma((double Mean, int Count)[] profile)
    {
        double best = NarrowestSigma, bestScore = 0;
        for (double sigma = NarrowestSigma; sigma <= WidestSigma; sigma *= Growth)
        {
            double signal = 0, variance = 0;
            for (int ring = 0; ring < profile.Length; ring++)
            {
                double z = ring / (sigma * TrailStrip.CellsPerBin), g = Numerics.PortableMath.Exp(-0.5 * z * z);
                signal += profile[ring].Mean * profile[ring].Count * g;
                variance += profile[ring].Count * g * g;
            }

            double score = variance > 0 ? signal / Math.Sqrt(variance) : 0;
            if (score > bestScore) (best, bestScore) = (sigma, score);
        }

        return best;
    }

    /// <summary>The outer edge, in bins, of the last ring in a row, one bin wide each, that is lit.</summary>
    private static double FarthestRing((double Mean, int Count)[] profile, double reach, double middle)
    {
        double edge = 0;
        int first = (int)(reach * TrailStrip.CellsPerBin);
        for (int from = first; from + TrailStrip.CellsPerBin < profile.Length; from += TrailStrip.CellsPerBin)
        {
            double sum = 0;
            int count = 0;
            foreach (var (mean, number) in profile.AsSpan(from, TrailStrip.CellsPerBin))
            {
                sum += mean * number;
                count += number;
            }

            if (count == 0 || sum / count < Math.Max(RingShare * middle, RingSigma / Math.Sqrt(count))) break;
            edge = (double)(from + TrailStrip.CellsPerBin) / TrailStrip.CellsPerBin;
        }

        return edge;
    }
}
