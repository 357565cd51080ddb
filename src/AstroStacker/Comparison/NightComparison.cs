using AstroStacker.Comparison.Trails;
using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// Looks at the whole night at once, on bins of the output grid: a model of what all frames share, and in each frame
/// minus the model what was there only once.
/// </summary>
public static class NightComparison
{
    /// <summary>The model's planes together hold no more samples than this (256 MB).</summary>
    private const long MostModelBins = 64L << 20;

    private const int FewestModelFrames = 5;

    /// <summary>How far an ideal picture's lines bend, and those behind a lens that was fitted, bins.</summary>
    private const double PlainBend = 2, LensBend = 16;

    /// <summary>
    /// Compares the frames; one entry each comes back, in their order. Frames are read bin row by bin row, those of the
    /// model once and others twice; a thread holds one frame's bins, the model at most 256 MB.
    /// </summary>
    /// <param name="frames">All to the same output grid.</param>
    /// <param name="outputGrid">Pixels.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="threads">Frames at a time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<FrameFindings> Run(
        IReadOnlyList<ComparedFrame> frames, (int Width, int Height) outputGrid, ComparisonOptions options,
        int threads, CancellationToken cancellationToken)
    {
        var findings = new FrameFindings[frames.Count];
        Array.Fill(findings, new FrameFindings());
        var (grid, scale) = GridOf(frames, outputGrid);
        if (!options.Trails || frames.Count < 2 || grid.Width == 0 || grid.Height == 0) return findings;

        int[] members = Members(frames.Count, (long)grid.Width * grid.Height, options.MostModelFrames);
        var planes = new PlanePool.Rented<float>[members.Length];
        for (int i = 0; i < planes.Length; i++) planes[i] = PlanePool.Rent<float>(grid.Width * grid.Height);
        try
        {
            Rows.ForEach(members.Length, threads, cancellationToken, i =>
                LuminancePlane.Read(frames[members[i]], grid, scale, planes[i].Span, cancellationToken));
            using var model = new NightModel([.. planes.Select(plane => (ReadOnlyMemory<float>)plane.Memory)], threads, cancellationToken);
            using var structure = new NightStructure(model, grid);
            var found = new IReadOnlyList<FoundTrail>[frames.Count];
            Rows.ForEach(frames.Count, threads, cancellationToken, frame =>
            {
                using var difference = PlanePool.Rent<float>(grid.Width * grid.Height);
                int member = Array.IndexOf(members, frame);
                if (member < 0) LuminancePlane.Read(frames[frame], grid, scale, difference.Span, cancellationToken);
                var values = member < 0 ? difference.Span : planes[member].Span;
                model.Subtract(values, member >= 0, difference.Span);
                var unit = FrameDifference.Normalise(difference.Span, grid, structure);
                var search = new TrailSearch(grid, structure, frames[frame].OutputToFrame.HasLens ? LensBend : PlainBend);
                found[frame] = unit is null ? [] : search.Find(difference.Span, unit.Value, cancellationToken);
            });
            found = RecurringTrails.LeaveOut(found, [.. frames.Select(frame => frame.OutputToFrame)], grid);
            for (int frame = 0; frame < frames.Count; frame++)
                findings[frame] = new FrameFindings { Trails = [.. found[frame].SelectMany(trail => trail.Bands(grid))] };
        }
        finally
        {
            foreach (var plane in planes) plane.Dispose();
        }

        return findings;
    }

    /// <summary>Evenly spread over the night.</summary>
    private static int[] Members(int frames, long bins, int most)
    {
        int room = (int)Math.Clamp(MostModelBins / bins, FewestModelFrames, byte.MaxValue);
        int count = Math.Min(frames, Math.Min(most, room));
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * frames / count))];
    }

    /// <summary>Bins of the output that are as large as those of the frames, whatever the output's scale.</summary>
    private static (BinnedGrid Grid, int Scale) GridOf(IReadOnlyList<ComparedFrame> frames, (int Width, int Height) output)
    {
        if (frames.Count == 0) return (new BinnedGrid(0, 0), 1);
        double area = frames[0].OutputToFrame.AreaScaleAt((output.Width - 1) / 2.0, (output.Height - 1) / 2.0);
        double pixel = double.IsFinite(area) && area != 0 ? Math.Sqrt(Math.Abs(area)) : 1;
        int size = (int)Math.Clamp(Math.Round(BinnedFrame.UsualSize / pixel), 1, 64), scale = 1;
        while ((long)(output.Width / size) * (output.Height / size) > MostModelBins / (2 * FewestModelFrames))
        {
            size *= 2;
            scale *= 2;
        }

        return (BinnedGrid.Over(output.Width, output.Height, size), scale);
    }
}
