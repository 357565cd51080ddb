using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>
/// Finds the peaks of the binned luminance that stand out of the local noise and aren't lines. Where the stars are wide,
/// they are looked for on bins of twice the size, and again.
/// </summary>
internal sealed class StarDetector(BinGrid grid, StarOptions options)
{
    /// <summary>Width (<see cref="PeakShape.Width"/>) that stars of FWHM 3.3 bins have.</summary>
    private const float WideShare = 0.35f;

    /// <summary>With so few stars it is worth a look whether wide ones were missed.</summary>
    private const int ScarceStars = 20;

    /// <summary>Doublings of the bins: 8 sensor pixels for Bayer suit stars up to FWHM 26.</summary>
    private const int MostDoublings = 2;

    /// <summary>Turns the bins into smoothed sigmas in place.</summary>
    public Detection Find(Span<float> bins, BackgroundMesh mesh)
    {
        if (grid.Width < 5 || grid.Height < 5) return new Detection([], false);
        var scan = new PeakScan(grid, options);
        var trails = new TrailPicture(grid.Width, grid.Height);
        using var filter = new MatchedFilter(grid.Width);
        int scanned = 0;
        for (int y = 0; y < grid.Height + 2; y++)
        {
            int done;
            if (y < grid.Height)
            {
                mesh.Normalise(y, bins.Slice(y * grid.Width, grid.Width), filter.Input);
                done = filter.Advance(bins);
            }
            else done = filter.AdvanceBeyond(bins);

            if (done >= 0) trails.AddRow(bins.Slice(done * grid.Width, grid.Width), done);
            for (; scanned <= done - PeakScan.RowsBelow; scanned++) scan.ScanRow(bins, scanned);
        }

        for (; scanned < grid.Height; scanned++) scan.ScanRow(bins, scanned);
        return new Detection(BestScale(scan, bins), new TrailFinder(trails).Find());
    }

    private Candidate[] BestScale(PeakScan scan, Span<float> sigmas)
    {
        var stars = scan.Stars();
        var current = grid;
        var plane = sigmas;
        for (int doubling = 0; doubling < MostDoublings; doubling++)
        {
            bool isWide = scan.Width > WideShare;
            if (!isWide && stars.Length >= ScarceStars) break;
            var wider = current.Doubled();
            if (wider.Width < 5 || wider.Height < 5) break;
            plane = Halve(plane, current, wider);
            scan = ScanWider(plane, wider);
            var found = scan.Stars();
            if (isWide || found.Length > 2 * stars.Length) stars = found;
            current = wider;
        }

        return stars;
    }

    /// <summary>
    /// The noise of bins that were smoothed and summed is no longer white: it is measured after the filter.
    /// </summary>
    private PeakScan ScanWider(Span<float> plane, BinGrid wider)
    {
        using (var filter = new MatchedFilter(wider.Width))
        {
            for (int y = 0; y < wider.Height; y++)
            {
                plane.Slice(y * wider.Width, wider.Width).CopyTo(filter.Input);
                filter.Advance(plane);
            }

            filter.AdvanceBeyond(plane);
            filter.AdvanceBeyond(plane);
        }

        var mesh = BackgroundMesh.Of(plane, wider.Width, wider.Height);
        for (int y = 0; y < wider.Height; y++)
        {
            var row = plane.Slice(y * wider.Width, wider.Width);
            mesh.Normalise(y, row, row);
        }

        var scan = new PeakScan(wider, options);
        for (int y = 0; y < wider.Height; y++) scan.ScanRow(plane, y);
        return scan;
    }

    /// <summary>
    /// Means of 2x2, written over the plane they are taken from: each lands on or before what it was made of.
    /// </summary>
    private static Span<float> Halve(Span<float> plane, BinGrid from, BinGrid to)
    {
        for (int y = 0; y < to.Height; y++)
        {
            var above = plane.Slice(2 * y * from.Width, from.Width);
            var below = plane.Slice((2 * y + 1) * from.Width, from.Width);
            var row = plane.Slice(y * to.Width, to.Width);
            for (int x = 0; x < row.Length; x++)
                row[x] = (above[2 * x] + above[2 * x + 1] + (below[2 * x] + below[2 * x + 1])) * 0.25f;
        }

        return plane[..(to.Width * to.Height)];
    }
}
