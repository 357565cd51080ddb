using static MathNet.Numerics.SpecialFunctions;

namespace AstroStacker.Registration;

/// <summary>How likely unrelated fields give as many pairs as were found.</summary>
internal static class ChanceOdds
{
    /// <summary>
    /// Probability that a random place of a field so dense lies no farther than <paramref name="distance"/> from a star.
    /// </summary>
    public static double NearShare(double density, double distance) =>
        1 - Math.Exp(-density * Math.PI * distance * distance);

    /// <summary>
    /// Binomial tail: at least <paramref name="found"/> of <paramref name="tried"/> places near a star, of which
    /// <paramref name="free"/> are near by the fit itself, times the number of transforms tried; at most 1.
    /// </summary>
    public static double OfPairs(int found, int tried, int free, double nearShare, double transformsTried)
    {
        int least = found - free, places = tried - free;
        if (least <= nearShare * places) return Math.Min(1, transformsTried);
        double logTerm =
            BinomialLn(places, least) + least * Math.Log(nearShare) + (places - least) * Math.Log(1 - nearShare);
        double term = Math.Exp(logTerm), sum = 0;
        for (int k = least; k <= places; k++)
        {
            sum += term;
            term *= (places - k) / (k + 1.0) * nearShare / (1 - nearShare);
            if (term < sum * 1e-12) break;
        }

        return Math.Min(1, sum * transformsTried);
    }

    /// <summary>
    /// Ways to lay two stars of a field on two of another, for each of the <paramref name="found"/> pairs' own subsets of
    /// two: whatever search found the transform, chance can't offer more of them.
    /// </summary>
    public static double TwoStarTransforms(int reference, int frame, int found) =>
        0.5 * reference * (reference - 1.0) * frame * (frame - 1.0) / Math.Max(1, 0.5 * found * (found - 1.0));
}
