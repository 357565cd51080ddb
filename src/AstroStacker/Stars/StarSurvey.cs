using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>The star stage: one pass over a calibrated frame, then a window around each star.</summary>
public static class StarSurvey
{
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
        var mesh = pass.Run(bins.Span, cancellationToken);
        var sky = pass.Statistics();
        var found = new StarDetector(grid, options).Find(bins.Span, mesh);
        var candidates = CandidateSpread.Best(found.Stars, frame.Area, options.MostStars);
        var measuring = new StarMeasuring(new StarMeasurer(frame, sky), cancellationToken);
        var stars = measuring.Measure(candidates, options.MostStars);
        var shape = MeanShape.Of(stars);
        return new StarMeasurements
        {
            Planes = sky,
            Sky = pass.Cells(),
            Stars = [.. stars.Select(star => star.Star)],
            FwhmPixels = shape.FwhmPixels,
            Eccentricity = shape.Eccentricity,
            ElongationRadians = shape.ElongationRadians,
            DetectedCount = found.Stars.Count,
            HasTrail = found.HasTrail,
            SaturatedShare = pass.SaturatedShare,
            AbsentShare = pass.AbsentShare,
        };
    }
}
