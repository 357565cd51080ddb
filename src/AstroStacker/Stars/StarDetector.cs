using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>Finds the peaks of the binned luminance that stand out of the local noise and aren't lines.</summary>
internal sealed class StarDetector(BinGrid grid, StarOptions options)
{
    /// <summary>How far along a line, in bins, it must go on at both sides, beyond any star's own width.</summary>
    private static readonly double[] _lineSteps = [2.5, 5];

    private const double LineShare = 0.4;

    private const int LineDirections = 16;

    /// <summary>Turns the bins into smoothed sigmas in place and returns the peaks, highest first.</summary>
    public List<Candidate> Find(Span<float> bins)
    {
        if (grid.Width < 5 || grid.Height < 5) return [];
        Smooth(bins, new BackgroundMesh(bins, grid.Width, grid.Height));
        float threshold = Threshold(bins);
        var found = new List<Candidate>();
        for (int y = 1; y < grid.Height - 1; y++)
            for (int x = 1; x < grid.Width - 1; x++)
            {
                float peak = bins[y * grid.Width + x];
                if (peak <= threshold || !IsPeak(bins, x, y) || IsLine(bins, x, y)) continue;
                var (sensorX, sensorY) = grid.ToSensor(x + Vertex(bins, x, y, 1), y + Vertex(bins, x, y, grid.Width));
                if (options.Mask is null || options.Mask(sensorX, sensorY)) found.Add(
                    new Candidate(sensorX, sensorY, peak));
            }

        return [.. found.OrderByDescending(candidate => candidate.Sigma)];
    }

    /// <summary>
    /// Background off, divided by the noise, convolved with the matched filter; a ring of five rows is held.
    /// </summary>
    private void Smooth(Span<float> bins, BackgroundMesh mesh)
    {
        int width = grid.Width;
        using var level = PlanePool.Rent<float>(width);
        using var noise = PlanePool.Rent<float>(width);
        using var padded = PlanePool.Rent<float>(width + 4);
        using var ring = PlanePool.Rent<float>(5 * width);
        for (int y = 0; y < grid.Height + 2; y++)
        {
            if (y < grid.Height)
            {
                var row = bins.Slice(y * width, width);
                mesh.FillRow(y, level.Span, noise.Span);
                StarKernels.Normalise(row, level.Span, noise.Span);
                padded.Span.Clear();
                row.CopyTo(padded.Span[2..]);
                SmoothRow(RingRow(ring.Span, y), padded.Span);
            }
            else RingRow(ring.Span, y).Clear();

            if (y == 0)
                for (int above = -2; above < 0; above++) RingRow(ring.Span, above).Clear();
            if (y < 2) continue;
            StarKernels.Smooth(
                bins.Slice((y - 2) * width, width), RingRow(ring.Span, y - 4), RingRow(ring.Span, y - 3),
                RingRow(ring.Span, y - 2), RingRow(ring.Span, y - 1), RingRow(ring.Span, y));
        }
    }

    private Span<float> RingRow(Span<float> ring, int y) => ring.Slice((y + 5) % 5 * grid.Width, grid.Width);

    private static void SmoothRow(Span<float> result, ReadOnlySpan<float> padded) => StarKernels.Smooth(
        result, padded[..result.Length], padded.Slice(1, result.Length), padded.Slice(2, result.Length),
        padded.Slice(3, result.Length), padded.Slice(4, result.Length));

    /// <summary>The detection limit, or the asked quantile of all bins where that is higher.</summary>
    private float Threshold(ReadOnlySpan<float> sigmas)
    {
        float least = (float)options.DetectionSigma;
        var above = new List<float>();
        foreach (float sigma in sigmas)
            if (sigma > least) above.Add(sigma);
        int allowed = (int)Math.Ceiling((1 - options.ThresholdQuantile) * sigmas.Length);
        if (above.Count <= allowed) return least;
        return RobustStatistics.Select<float>(above.ToArray(), above.Count - allowed - 1);
    }

    private bool IsPeak(ReadOnlySpan<float> sigmas, int x, int y)
    {
        int at = y * grid.Width + x;
        float peak = sigmas[at];
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++)
            {
                int offset = dy * grid.Width + dx;
                if (offset < 0 ? sigmas[at + offset] >= peak : offset > 0 && sigmas[at + offset] > peak) return false;
            }

        return true;
    }

    /// <summary>A trail, or the ridge of a nebula: in some direction the light goes on at both sides.</summary>
    private bool IsLine(ReadOnlySpan<float> sigmas, int x, int y)
    {
        float least = (float)(LineShare * sigmas[y * grid.Width + x]);
        for (int direction = 0; direction < LineDirections; direction++)
        {
            double angle = Math.PI * direction / LineDirections, cosine = Math.Cos(angle), sine = Math.Sin(angle);
            bool goesOn = true;
            foreach (double step in _lineSteps)
                goesOn = goesOn && At(sigmas, x + step * cosine, y + step * sine) > least
                    && At(sigmas, x - step * cosine, y - step * sine) > least;
            if (goesOn) return true;
        }

        return false;
    }

    private float At(ReadOnlySpan<float> sigmas, double x, double y)
    {
        int column = (int)Math.Round(x), row = (int)Math.Round(y);
        return column < 0 || row < 0 || column >= grid.Width || row >= grid.Height ? 0 : sigmas[row * grid.Width + column];
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
