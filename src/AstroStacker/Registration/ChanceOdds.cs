namespace AstroStacker.Registration;

/// <summary>How likely unrelated fields give as many pairs as were found.</summary>
internal static class ChanceOdds
{
    /// <summary>
    /// Probability that a random place lies no farther than <paramref name="distance"/> from a star of the field.
    /// </summary>
    public static double NearShare(StarField field, double distance) =>
        1 - Math.Exp(-field.Count / field.Area * Math.PI * distance * distance);

    /// <summary>
    /// Binomial tail: at least <paramref name="found"/> of <paramref name="tried"/> places near a star, of which
    /// <paramref name="free"/> are near by the fit itself, times the number of transforms tried; at most 1.
    /// </summary>
    public static double OfPairs(int found, int tried, int free, double nearShare, double transformsTried)
    {
        int least = found - free, places = tried - free;
        if (least <= 0 || places <= 0) return 1;
        double logTerm =
            LogChoose(places, least) + least * Math.Log(nearShare) + (places - least) * Math.Log(1 - nearShare);
        double term = Math.Exp(logTerm), sum = 0;
        for (int k = least; k <= places; k++)
        {
            sum += term;
            term *= (places - k) / (k + 1.0) * nearShare / (1 - nearShare);
            if (term < sum * 1e-12) break;
        }

        return Math.Min(1, sum * transformsTried);
    }

    private static double LogChoose(int n, int k) => MathNet.Numerics.SpecialFunctions.BinomialLn(n, k);
}
