using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>The shape all stars of a frame share: what the mount, the wind or the optics did to all alike.</summary>
/// <param name="FwhmPixels">Median; 0 where there are no stars.</param>
/// <param name="Eccentricity">Of the mean elongation, without what noise alone would leave.</param>
/// <param name="ElongationRadians">Direction of the longer axis.</param>
internal readonly record struct MeanShape(double FwhmPixels, double Eccentricity, double ElongationRadians)
{
    /// <summary>Stars farther than this many deviations from the median elongation are galaxies and blends.</summary>
    private const double Clip = 3;

    /// <summary>Of the unsaturated stars; of all where every one is saturated.</summary>
    public static MeanShape Of(IReadOnlyList<MeasuredStar> stars)
    {
        var used = stars.Where(star => !star.Star.Saturated).ToList();
        if (used.Count == 0) used = [.. stars];
        if (used.Count == 0) return default;
        double fwhm = Median(used, star => star.Star.FwhmPixels);
        double plus = Median(used, star => star.Shape.Plus), cross = Median(used, star => star.Shape.Cross);
        double Distance(MeasuredStar star)
        {
            double x = star.Shape.Plus - plus, y = star.Shape.Cross - cross;
            return Math.Sqrt(x * x + y * y);
        }

        // The distance of a normal error in two dimensions has the median 1.18 sigma.
        double scatter = Median(used, Distance) / 1.1774 + 1e-6;
        double total = 0, sumPlus = 0, sumCross = 0;
        foreach (var star in used.Where(star => Distance(star) <= Clip * scatter))
        {
            double weight = 1 / (scatter * scatter / 4 + star.ElongationError * star.ElongationError);
            total += weight;
            sumPlus += weight * star.Shape.Plus;
            sumCross += weight * star.Shape.Cross;
        }

        (plus, cross) = (sumPlus / total, sumCross / total);
        // Noise alone gives more than this in one frame of fifty.
        double noise = 8 / total, elongation = Math.Sqrt(Math.Max(0, plus * plus + cross * cross - noise));
        return new MeanShape(fwhm, ProfileShape.Eccentricity(elongation), ProfileShape.Direction(plus, cross));
    }

    private static double Median(List<MeasuredStar> stars, Func<MeasuredStar, double> value) =>
        RobustStatistics.Median(stars.Select(value).ToArray());
}
