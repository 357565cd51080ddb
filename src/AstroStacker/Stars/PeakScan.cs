namespace AstroStacker.Stars;

/// <summary>Collects the peaks of a detection picture (sigmas of unit noise), row by row.</summary>
internal sealed class PeakScan(BinGrid grid, StarOptions options)
{
    /// <summary>Peaks this high tell how wide the frame's stars are.</summary>
    private const float WidthSigma = 10;

    private readonly SigmaHistogram _histogram = new();
    private readonly List<(Candidate Candidate, float Peak)> _stars = [];
    private readonly List<float> _widths = [];

    /// <summary>Rows below a row that must be finished before it is scanned.</summary>
    public const int RowsBelow = PeakShape.Reach;

    /// <summary>The median of the widths of the high peaks, lines too; 0 where there are none.</summary>
    public float Width
    {
        get
        {
            _widths.Sort();
            return _widths.Count == 0 ? 0 : _widths[_widths.Count / 2];
        }
    }

    public void ScanRow(ReadOnlySpan<float> sigmas, int y)
    {
        var row = sigmas.Slice(y * grid.Width, grid.Width);
        float least = (float)options.FaintSigma;
        for (int x = StarKernels.NextAbove(row, least, 0); x >= 0; x = StarKernels.NextAbove(row, least, x + 1))
        {
            _histogram.Add(row[x]);
            if (x > 0 && y > 0 && x < grid.Width - 1 && y < grid.Height - 1 && IsPeak(sigmas, x, y)) Add(sigmas, x, y);
        }
    }

    /// <summary>The peaks that look like stars, highest first.</summary>
    public Candidate[] Stars()
    {
        float limit = Math.Max(
            (float)options.FaintSigma,
            _histogram.Exceeded((long)Math.Ceiling((1 - options.ThresholdQuantile) * grid.Width * grid.Height)));
        var stars = _stars.Where(star => star.Peak > limit).Select(star => star.Candidate).ToArray();
        Array.Sort(stars.Select(star => -star.Sigma).ToArray(), stars);
        int sure = Array.FindIndex(stars, star => star.Sigma <= options.DetectionSigma);
        return sure < 0 ? stars : stars[..Math.Max(sure, Math.Min(stars.Length, options.FewStars))];
    }

    private void Add(ReadOnlySpan<float> sigmas, int x, int y)
    {
        var shape = PeakShape.At(sigmas, grid.Width, x, y);
        if (shape.Height > WidthSigma) _widths.Add(shape.Width);
        if (shape.IsLine || shape.Height <= options.FaintSigma) return;
        var (sensorX, sensorY) = grid.ToSensor(x + Vertex(sigmas, x, y, 1), y + Vertex(sigmas, x, y, grid.Width));
        if (options.Mask is null || options.Mask(sensorX, sensorY))
            _stars.Add((new Candidate(sensorX, sensorY, shape.Height), sigmas[y * grid.Width + x]));
    }

    /// <summary>Above all eight neighbours; of equal ones the first counts.</summary>
    private bool IsPeak(ReadOnlySpan<float> sigmas, int x, int y)
    {
        int at = y * grid.Width + x;
        float peak = sigmas[at];
        if (sigmas[at - 1] >= peak || sigmas[at + 1] > peak) return false;
        ReadOnlySpan<float> above = sigmas.Slice(at - grid.Width - 1, 3), below = sigmas.Slice(at + grid.Width - 1, 3);
        return above[0] < peak && above[1] < peak && above[2] < peak
            && below[0] <= peak && below[1] <= peak && below[2] <= peak;
    }

    /// <summary>
    /// Where the parabola through the peak and its two neighbours along an axis has its top, within half a bin.
    /// </summary>
    private double Vertex(ReadOnlySpan<float> sigmas, int x, int y, int stride)
    {
        int at = y * grid.Width + x;
        double before = sigmas[at - stride], peak = sigmas[at], after = sigmas[at + stride];
        double curvature = before + after - 2 * peak;
        return curvature >= 0 ? 0 : Math.Clamp(0.5 * (before - after) / curvature, -0.5, 0.5);
    }
}
