using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>The star stage: one pass over a calibrated frame, then a window around each star.</summary>
public static class StarSurvey
{
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
        var measuring = new StarMeasuring(new StarMeasurer(frame, sky), cancellationToken);
        var stars = measuring.Measure(candidates, options.MostStars);
        var shape = MeanShape.Of(stars);
        return new StarMeasurements
        {
            Planes = sky,
            Stars = [.. stars.Select(star => star.Star)],
            FwhmPixels = shape.FwhmPixels,
            Eccentricity = shape.Eccentricity,
            ElongationRadians = shape.ElongationRadians,
            SaturatedShare = pass.SaturatedShare,
        };
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
