namespace AstroStacker.Colour;

/// <summary>
/// White balance from the stars of a picture: the median star is taken as white. Fields away from young clusters have a median
/// colour near the Sun's (Gaia's bright stars: B - V of about 0.6 to 0.9), so the result is close to daylight, a little cooler.
/// </summary>
public static class StarWhiteBalance
{
    /// <summary>Fewer say more of themselves than of white.</summary>
    public const int FewestStars = 10;

    /// <summary>
    /// Factors for red, green and blue, green 1: the medians of green over red and of green over blue. Null with fewer than
    /// <see cref="FewestStars"/>.
    /// </summary>
    /// <param name="fluxes">Of clean stars, above the sky, positive.</param>
    public static IReadOnlyList<double>? Multipliers(IReadOnlyList<(double Red, double Green, double Blue)> fluxes)
    {
        if (fluxes.Count < FewestStars) return null;
        return [Median(fluxes.Select(star => star.Green / star.Red)), 1, Median(fluxes.Select(star => star.Green / star.Blue))];
    }

    private static double Median(IEnumerable<double> ratios)
    {
        double[] sorted = [.. ratios.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
