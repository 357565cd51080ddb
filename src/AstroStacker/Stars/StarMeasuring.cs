using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// From candidates to stars: first the frame's typical shape from the brightest, then every star on that expectation,
/// then once more those whose neighbours' light reaches them.
/// </summary>
internal sealed class StarMeasuring(StarMeasurer measurer, CancellationToken cancellationToken)
{
    /// <summary>Brightest candidates that tell the frame's shape.</summary>
    private const int TrialStars = 40;

    private const double TrialRadiusPixels = 8;

    private const double WideTrialRadiusPixels = 24;

    /// <summary>Aperture of the fit in FWHM: the profile holds 0.98 of its light there.</summary>
    private const double RadiusFwhm = 2.2;

    private const double LeastRadiusPixels = 4;

    /// <summary>
    /// Stars narrower or wider than the frame's FWHM times these are artefacts, galaxies or knots of nebula.
    /// </summary>
    private const double LeastWidthRatio = 0.6, MostWidthRatio = 2;

    /// <summary>Twice as long beside its width as the frame's stars: two stars in one, or a galaxy.</summary>
    private const double MostElongation = 0.7;

    /// <summary>Light farther than this many FWHM beyond the aperture adds nothing that matters.</summary>
    private const double NeighbourFwhm = 2;

    /// <summary>Rounds over stars that share light: each takes the others' last profiles off.</summary>
    private const int NeighbourRounds = 2;

    /// <summary>How far a star may differ from the frame's typical shape: coma and seeing, a galaxy if bright.</summary>
    private static readonly (double Scale, double Elongation) s_spread = (0.4, 0.3);

    /// <summary>At most so many stars, the brightest first; candidates are tried in their order.</summary>
    public List<MeasuredStar> Measure(IReadOnlyList<Candidate> candidates, int mostStars)
    {
        var stars = new List<MeasuredStar>();
        if (Typical(candidates) is not { } typical) return stars;
        double fwhm = typical.FwhmPixels, radius = Math.Max(LeastRadiusPixels, RadiusFwhm * fwhm + 1);
        var prior = new ShapePrior(typical, s_spread.Scale, s_spread.Elongation);
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stars.Count >= mostStars) break;
            if (measurer.Measure(candidate, prior, radius) is { } star && IsLike(star.Shape, typical)) stars.Add(star);
        }

        stars = WithoutTwins(Ordered(stars), fwhm);
        for (int round = 0; round < NeighbourRounds; round++) MeasureNeighbours(stars, prior, radius);
        return Ordered(stars);
    }

    private static bool IsLike(ProfileShape shape, ProfileShape typical)
    {
        double plus = shape.Plus - typical.Plus, cross = shape.Cross - typical.Cross;
        return shape.FwhmPixels > LeastWidthRatio * typical.FwhmPixels
            && shape.FwhmPixels < MostWidthRatio * typical.FwhmPixels
            && plus * plus + cross * cross < MostElongation * MostElongation;
    }

    private static List<MeasuredStar> Ordered(List<MeasuredStar> stars) =>
        [.. stars.OrderByDescending(star => star.Star.Flux).ThenBy(star => star.Star.Y)];

    /// <summary>The frame's shape and curve: tried on a small window first, on a large one where that is too small.</summary>
    private ProfileShape? Typical(IReadOnlyList<Candidate> candidates)
    {
        double radius = TrialRadiusPixels;
        var stars = Trial(candidates, ProfileShape.Round(3), radius);
        if (stars.Count == 0 || MedianShape(stars).FwhmPixels > TrialRadiusPixels / RadiusFwhm)
        {
            radius = WideTrialRadiusPixels;
            stars = Trial(candidates, stars.Count == 0 ? ProfileShape.Round(8) : MedianShape(stars), radius);
        }

        if (stars.Count == 0) return null;
        var shape = MedianShape(stars);
        double aperture = Math.Max(LeastRadiusPixels, RadiusFwhm * shape.FwhmPixels + 1);
        double exponent = new ExponentTrial(measurer, aperture).Best(stars);
        if (exponent == measurer.Curve.Exponent) return shape;
        measurer.Curve = new ProfileCurve(exponent);
        stars = Trial(candidates, shape, aperture);
        return stars.Count == 0 ? shape : MedianShape(stars);
    }

    private List<MeasuredStar> Trial(IReadOnlyList<Candidate> candidates, ProfileShape guess, double radius)
    {
        var prior = new ShapePrior(guess, StarMeasurer.TrialSpread.Scale, StarMeasurer.TrialSpread.Elongation);
        var stars = new List<MeasuredStar>();
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stars.Count >= TrialStars) break;
            if (measurer.Measure(candidate, prior, radius) is { Star.Saturated: false } star) stars.Add(star);
        }

        return stars;
    }

    private static ProfileShape MedianShape(List<MeasuredStar> stars) => new(
        Median(stars, shape => shape.LogScale), Median(stars, shape => shape.Plus), Median(stars, shape => shape.Cross));

    private static double Median(List<MeasuredStar> stars, Func<ProfileShape, double> value) =>
        RobustStatistics.Median(stars.Select(star => value(star.Shape)).ToArray());

    private void MeasureNeighbours(List<MeasuredStar> stars, ShapePrior prior, double radius)
    {
        var tree = Tree(stars);
        var before = stars.ToArray();
        var near = new List<int>();
        for (int i = 0; i < stars.Count; i++)
        {
            near.Clear();
            tree.Within(before[i].Star.X, before[i].Star.Y, radius + NeighbourFwhm * prior.Mean.FwhmPixels, near);
            near.Remove(i);
            if (near.Count > 0)
                stars[i] = measurer.MeasureBeside(before[i], near.Select(k => before[k]), prior, radius);
        }
    }

    /// <summary>Two peaks of one star lead to one centre: the fainter entry goes.</summary>
    private static List<MeasuredStar> WithoutTwins(List<MeasuredStar> stars, double distance)
    {
        var tree = Tree(stars);
        var near = new List<int>();
        var kept = new List<MeasuredStar>(stars.Count);
        for (int i = 0; i < stars.Count; i++)
        {
            near.Clear();
            tree.Within(stars[i].Star.X, stars[i].Star.Y, distance, near);
            if (near[0] == i) kept.Add(stars[i]);
        }

        return kept;
    }

    private static KdTree Tree(List<MeasuredStar> stars) =>
        new([.. stars.Select(star => star.Star.X)], [.. stars.Select(star => star.Star.Y)]);
}
