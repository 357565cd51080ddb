using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>The star stage: one pass over a calibrated frame, then a window around each star.</summary>
public static class StarSurvey
{
    /// <summary>Brightest candidates that tell the frame's FWHM.</summary>
    private const int TrialStars = 40;

    private const double TrialRadiusPixels = 8;

    private const double WideTrialRadiusPixels = 24;

    /// <summary>Aperture of the fit in FWHM: the profile holds 0.98 of its light there.</summary>
    private const double RadiusFwhm = 2.2;

    /// <summary>
    /// Stars narrower or wider than the frame's FWHM times these are artefacts, galaxies or knots of nebula.
    /// </summary>
    private const double LeastWidthRatio = 0.6, MostWidthRatio = 2;

    /// <summary>Cells a side of the grid the stars are spread over.</summary>
    private const int SpreadCells = 8;

    /// <summary>
    /// Sky of each colour and stars of one frame. Holds a strip of the frame and the bins of its luminance (a quarter of
    /// the samples). The same numbers on any number of threads. No star is no error: the list is empty.
    /// </summary>
    public static StarMeasurements Measure(
        ICalibratedFrame frame, StarOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (options.ThresholdQuantile is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(
                nameof(options), options.ThresholdQuantile, "The threshold is a quantile from 0 to below 1.");
        var grid = BinGrid.Over(frame.Area, frame.Info.Cfa);
        using var bins = PlanePool.Rent<float>(grid.Width * grid.Height);
        var pass = new FramePass(frame, grid);
        pass.Run(bins.Span, cancellationToken);
        var sky = pass.Statistics();
        var candidates = Spread(new StarDetector(grid, options).Find(bins.Span), frame.Area, options.MostStars);
        var stars = MeasureAll(new StarMeasurer(frame, sky), candidates, options.MostStars, cancellationToken);
        return new StarMeasurements
        {
            Planes = sky,
            Stars = stars,
            FwhmPixels = MedianFwhm(stars),
            SaturatedShare = pass.SaturatedShare,
        };
    }

    private static List<Star> MeasureAll(
        StarMeasurer measurer, List<Candidate> candidates, int mostStars, CancellationToken cancellationToken)
    {
        double fwhm = TrialFwhm(measurer, candidates, TrialRadiusPixels, 3);
        if (fwhm > TrialRadiusPixels / RadiusFwhm) fwhm = TrialFwhm(measurer, candidates, WideTrialRadiusPixels, fwhm);
        var stars = new List<Star>();
        if (fwhm == 0) return stars;
        double radius = Math.Max(4, RadiusFwhm * fwhm + 1);
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stars.Count >= mostStars) break;
            if (measurer.Measure(candidate, fwhm, radius) is { } star
                && star.FwhmPixels > LeastWidthRatio * fwhm && star.FwhmPixels < MostWidthRatio * fwhm)
                stars.Add(star);
        }

        return WithoutTwins([.. stars.OrderByDescending(star => star.Flux).ThenBy(star => star.Y)], fwhm);
    }

    private static double TrialFwhm(StarMeasurer measurer, List<Candidate> candidates, double radius, double guess)
    {
        var widths = new List<double>();
        foreach (var candidate in candidates)
        {
            if (widths.Count >= TrialStars) break;
            if (measurer.Measure(candidate, guess, radius) is { Saturated: false } star) widths.Add(star.FwhmPixels);
        }

        return RobustStatistics.Median(widths.ToArray());
    }

    private static double MedianFwhm(List<Star> stars) =>
        RobustStatistics.Median(stars.Where(star => !star.Saturated).Select(star => (double)star.FwhmPixels).ToArray());

    /// <summary>Two peaks of one star lead to one centre: the fainter entry goes.</summary>
    private static List<Star> WithoutTwins(List<Star> stars, double distance)
    {
        var tree = new KdTree([.. stars.Select(star => star.X)], [.. stars.Select(star => star.Y)]);
        var near = new List<int>();
        var kept = new List<Star>(stars.Count);
        for (int i = 0; i < stars.Count; i++)
        {
            near.Clear();
            tree.Within(stars[i].X, stars[i].Y, distance, near);
            if (near[0] == i) kept.Add(stars[i]);
        }

        return kept;
    }

    /// <summary>
    /// The highest candidates, no cell of the frame giving more than thrice its share, first those that are among the
    /// best of their cell; twice as many as wanted, for those that prove to be none.
    /// </summary>
    private static List<Candidate> Spread(List<Candidate> candidates, PixelRectangle area, int mostStars)
    {
        int share = Math.Max(1, 3 * mostStars / (SpreadCells * SpreadCells)), wanted = 2 * mostStars;
        var taken = new int[SpreadCells * SpreadCells];
        var first = new List<Candidate>();
        var rest = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            int column = Math.Clamp((int)((candidate.X - area.X) * SpreadCells / area.Width), 0, SpreadCells - 1);
            int row = Math.Clamp((int)((candidate.Y - area.Y) * SpreadCells / area.Height), 0, SpreadCells - 1);
            (taken[row * SpreadCells + column]++ < share ? first : rest).Add(candidate);
        }

        return [.. first.Concat(rest).Take(wanted)];
    }
}
