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
    /// Logarithms of 0.6 and 2: stars narrower than the frame's by more than the one, or longer along their longer axis
    /// than the other, are artefacts, galaxies, knots of nebula or two in one.
    /// </summary>
    private const double LeastScale = -0.51, MostScale = 0.69;

    /// <summary>Twice as long beside its width as the frame's stars: alike.</summary>
    private const double MostElongation = 0.7;

    /// <summary>How near the frame's shape a blend is held; the error, in FWHM, that shows it is no star.</summary>
    private const double HeldSigma = 0.003, MostHeldError = 0.05;

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
        var missed = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stars.Count >= mostStars) break;
            if (Measure(candidate, [], prior, radius) is { } star) stars.Add(star);
            else missed.Add(candidate);
        }

        stars = WithoutTwins(Ordered(stars), fwhm);
        double reach = radius + NeighbourFwhm * fwhm;
        if (AddMissed(stars, missed, prior, (radius, reach), mostStars)) stars = WithoutTwins(Ordered(stars), fwhm);
        for (int round = 0; round < NeighbourRounds; round++) MeasureNeighbours(stars, prior, (radius, reach));
        return Ordered(stars);
    }

    /// <summary>Tries candidates once more that drowned in the light of stars now known; true where some are.</summary>
    private bool AddMissed(
        List<MeasuredStar> stars, List<Candidate> missed, ShapePrior prior, (double Radius, double Reach) window,
        int mostStars)
    {
        var tree = Tree(stars);
        var near = new List<int>();
        var known = stars.ToArray();
        foreach (var candidate in missed)
        {
            if (stars.Count >= mostStars) break;
            near.Clear();
            tree.Within(candidate.X, candidate.Y, window.Reach, near);
            if (near.Count > 0 && Measure(candidate, [.. near.Select(i => known[i])], prior, window.Radius) is { } star)
                stars.Add(star);
        }

        return stars.Count > known.Length;
    }

    /// <summary>
    /// The star on the frame's expectation; where that runs into a neighbour (too long or too wide), with the shape held
    /// near the frame's, so that the neighbour's samples stand out and are left out.
    /// </summary>
    private MeasuredStar? Measure(
        Candidate candidate, IReadOnlyList<MeasuredStar> neighbours, ShapePrior prior, double radius)
    {
        var star = measurer.Measure(candidate, neighbours, prior, radius);
        if (star is not null && IsLike(star.Shape, prior.Mean)) return star;
        if (star is not null && star.Shape.LogScale < prior.Mean.LogScale) return null;
        var held = prior with { ScaleSigma = HeldSigma, ElongationSigma = HeldSigma };
        star = measurer.Measure(candidate, neighbours, held, radius);
        return star is not null && star.Star.PositionErrorPixels < MostHeldError * prior.Mean.FwhmPixels
            && IsLike(star.Shape, prior.Mean) ? star : null;
    }

    private static bool IsLike(ProfileShape shape, ProfileShape typical)
    {
        double plus = shape.Plus - typical.Plus, cross = shape.Cross - typical.Cross;
        double elongation = Math.Sqrt(plus * plus + cross * cross), scale = shape.LogScale - typical.LogScale;
        return scale > LeastScale && scale + elongation / 2 < MostScale && elongation < MostElongation;
    }

    private static List<MeasuredStar> Ordered(List<MeasuredStar> stars) =>
        [.. stars.OrderByDescending(star => star.Star.Flux).ThenBy(star => star.Star.Y)];

    /// <summary>The frame's shape and curve: from a small window, or a large one where that is too small.</summary>
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
            if (measurer.Measure(candidate, [], prior, radius) is { Star.Saturated: false } star) stars.Add(star);
        }

        return stars;
    }

    private static ProfileShape MedianShape(List<MeasuredStar> stars) => new(
        Median(stars, shape => shape.LogScale), Median(stars, shape => shape.Plus), Median(stars, shape => shape.Cross));

    private static double Median(List<MeasuredStar> stars, Func<ProfileShape, double> value) =>
        RobustStatistics.Median(stars.Select(star => value(star.Shape)).ToArray());

    private void MeasureNeighbours(List<MeasuredStar> stars, ShapePrior prior, (double Radius, double Reach) window)
    {
        var tree = Tree(stars);
        var before = stars.ToArray();
        var near = new List<int>();
        for (int i = 0; i < stars.Count; i++)
        {
            near.Clear();
            tree.Within(before[i].Star.X, before[i].Star.Y, window.Reach, near);
            near.Remove(i);
            if (near.Count == 0) continue;
            var again = new Candidate(before[i].Star.X, before[i].Star.Y, 0);
            var star = Measure(again, [.. near.Select(k => before[k])], prior, window.Radius);
            if (star is not null && Distance(star, before[i]) < prior.Mean.FwhmPixels / 2) stars[i] = star;
        }
    }

    private static double Distance(MeasuredStar a, MeasuredStar b) => Math.Sqrt(
        (a.Star.X - b.Star.X) * (a.Star.X - b.Star.X) + (a.Star.Y - b.Star.Y) * (a.Star.Y - b.Star.Y));

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
