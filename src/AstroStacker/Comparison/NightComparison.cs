using AstroStacker.Comparison.Trails;
using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// Looks at the whole night at once, on bins of the output grid: a model of what all frames share, and in each frame
/// minus the model what was there only once. Frames are read bin row by bin row, those of the model once and others twice; a thread
/// holds one frame's bins, the model at most 256 MB.
/// </summary>
public sealed class NightComparison : IDisposable
{
    /// <summary>The model's planes together hold no more samples than this (256 MB).</summary>
    private const long MostModelBins = 64L << 20;

    private const int FewestModelFrames = 5;

    /// <summary>How far an ideal picture's lines bend, and those behind a lens that was fitted, bins.</summary>
    private const double PlainBend = 2, LensBend = 16;

    private readonly IReadOnlyList<ComparedFrame> _frames;
    private readonly NightBins _bins;
    private readonly int _threads;
    private readonly BinnedGrid _grid;
    private readonly int _scale;
    private readonly int[] _members;
    private readonly PlanePool.Rented<float>[] _planes;

    /// <summary>Reads the frames of the model.</summary>
    /// <param name="frames">All to the same output grid.</param>
    /// <param name="outputGrid">Pixels.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="bins">Of the frames.</param>
    /// <param name="threads">Frames at a time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public NightComparison(
        IReadOnlyList<ComparedFrame> frames, (int Width, int Height) outputGrid, ComparisonOptions options, NightBins bins,
        int threads, CancellationToken cancellationToken)
    {
        (_frames, _bins, _threads) = (frames, bins, threads);
        (_grid, _scale) = GridOf(frames, outputGrid);
        int length = _grid.Width * _grid.Height;
        _members = options.Trails && frames.Count > 1 && length > 0 ? Members(frames.Count, length, options.MostModelFrames) : [];
        _planes = [.. _members.Select(_ => PlanePool.Rent<float>(length))];
        try
        {
            Rows.ForEach(_members.Length, threads, cancellationToken, i =>
                LuminancePlane.Read(frames[_members[i]], _grid, _scale, bins, _planes[i].Span, cancellationToken));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Compares the frames; one entry each comes back, in their order.</summary>
    public IReadOnlyList<FrameFindings> Run(CancellationToken cancellationToken)
    {
        var findings = new FrameFindings[_frames.Count];
        Array.Fill(findings, new FrameFindings());
        if (_members.Length == 0) return findings;
        using var model = new NightModel([.. _planes.Select(plane => (ReadOnlyMemory<float>)plane.Memory)], _threads, cancellationToken);
        using var structure = new NightStructure(model, _grid);
        var found = new IReadOnlyList<FoundTrail>[_frames.Count];
        Rows.ForEach(_frames.Count, _threads, cancellationToken, frame =>
        {
            using var difference = PlanePool.Rent<float>(_grid.Width * _grid.Height);
            int member = Array.IndexOf(_members, frame);
            if (member < 0) LuminancePlane.Read(_frames[frame], _grid, _scale, _bins, difference.Span, cancellationToken);
            var values = member < 0 ? difference.Span : _planes[member].Span;
            model.Subtract(values, member >= 0, difference.Span);
            var unit = FrameDifference.Normalise(difference.Span, _grid, structure);
            var search = new TrailSearch(_grid, structure, _frames[frame].OutputToFrame.HasLens ? LensBend : PlainBend);
            found[frame] = unit is null ? [] : search.Find(difference.Span, unit.Value, cancellationToken);
        });
        found = RecurringTrails.LeaveOut(found, [.. _frames.Select(frame => frame.OutputToFrame)], _grid);
        for (int frame = 0; frame < _frames.Count; frame++)
            findings[frame] = new FrameFindings { Trails = [.. found[frame].SelectMany(trail => trail.Bands(_grid))] };
        return findings;
    }

    public void Dispose()
    {
        foreach (var plane in _planes) plane.Dispose();
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
