using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// The one pass over a frame, strip by strip: the bins of its luminance with spikes taken out, the sky of each colour,
/// the saturated share. Strips are rows of mesh cells, whatever the threads or memory, so that the numbers are too.
/// </summary>
internal sealed class FramePass
{
    /// <summary>Rows of bins read at a time, so that they are summed while they lie in the second-level cache.</summary>
    private const int BandBins = 8;

    /// <summary>Samples around a strip that the spike test looks at.</summary>
    private const int Halo = 2;

    /// <summary>
    /// Spikes that lift their bin by less than so many sigma of the bins are left: the matched filter makes 3 of it, no peak.
    /// </summary>
    private const double LeastSpikeSigma = 5;

    private readonly ICalibratedFrame _frame;
    private readonly BinGrid _grid;
    private readonly MeshAxis _across;
    private readonly MeshAxis _down;
    private readonly ColourSky _sky;
    private readonly CellSky _binSky;
    private readonly List<ClippedLevel> _cells = [];
    private long _saturated;
    private long _absent;
    private long _counted;

    public FramePass(ICalibratedFrame frame, BinGrid grid)
    {
        _frame = frame;
        _grid = grid;
        (_across, _down) = (new MeshAxis(grid.Width), new MeshAxis(grid.Height));
        _sky = new ColourSky(frame.Info, grid);
        _binSky = new CellSky(_across);
    }

    private int Planes => _frame.Info.PlaneCount;

    /// <summary>Of the samples that have a value.</summary>
    public double SaturatedShare => _saturated / Math.Max(1.0, _counted - _absent);

    public double AbsentShare => _absent / Math.Max(1.0, _counted);

    /// <summary>The sky of each colour over the frame.</summary>
    public PlaneStatistics[] Statistics() => _sky.Statistics();

    /// <summary>The same across the frame.</summary>
    public SkyCells Cells() => CellSummary.Of(_grid, _sky.QuietCells, FlatResponse.Measure(_frame, _grid));

    /// <summary>
    /// Fills the bins (grid.Width times grid.Height) with the mean of a bin's samples over all planes; returns their sky.
    /// </summary>
    public BackgroundMesh Run(Span<float> bins, CancellationToken cancellationToken)
    {
        int tallest = (MeshAxis.CellBins * 3 / 2) * _grid.Size + 2 * Halo;
        using var samples = PlanePool.Rent<float>(_frame.Area.Width * tallest * Planes);
        for (int row = 0; row < _down.Cells && bins.Length > 0; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int top = _down.Start(row), rows = _down.End(row) - top;
            TakeStrip(top, rows, samples.Span, bins.Slice(top * _grid.Width, rows * _grid.Width));
        }

        if (_cells.Count == 0) _cells.Add(default);
        return new BackgroundMesh(_grid.Width, _grid.Height, _cells);
    }

    private void TakeStrip(int top, int rows, Span<float> samples, Span<float> bins)
    {
        int size = _grid.Size;
        var core = new PixelRectangle(_grid.X, _grid.Y + top * size, _grid.Width * size, rows * size);
        var window = core.Inflate(Halo).Intersect(_frame.Area);
        bins.Clear();
        for (int plane = 0; plane < Planes; plane++)
        {
            var part = samples.Slice(plane * (int)window.Area, (int)window.Area);
            ReadPlane(plane, window, core, part, bins);
            _sky.Collect(part, window, core, plane);
        }

        _sky.Close();
        _sky.CollectQuiet(samples, new SkyStrip(window, core, top, rows), bins);
        _binSky.Collect(bins, rows);
        for (int cell = 0; cell < _across.Cells; cell++)
        {
            var sky = _binSky.At(cell);
            _cells.Add(sky);
            TakeSpikesOut(cell, (float)(sky.Median + LeastSpikeSigma * sky.Sigma), samples, window, core, bins);
        }
    }

    private void ReadPlane(int plane, PixelRectangle window, PixelRectangle core, Span<float> samples, Span<float> bins)
    {
        int size = _grid.Size, band = BandBins * size;
        ReadRows(plane, window, window.Y, core.Y, samples, false);
        for (int y = core.Y; y < core.Bottom; y += band)
        {
            int end = Math.Min(y + band, core.Bottom);
            ReadRows(plane, window, y, end, samples, true);
            for (int row = y; row < end; row += size)
            {
                var bin = bins.Slice((row - core.Y) / size * _grid.Width, _grid.Width);
                AddRow(bin, samples[((row - window.Y) * window.Width + core.X - window.X)..], window.Width);
            }
        }

        ReadRows(plane, window, core.Bottom, window.Bottom, samples, false);
    }

    private void ReadRows(int plane, PixelRectangle window, int top, int bottom, Span<float> samples, bool counts)
    {
        var rows = window with { Y = top, Height = bottom - top };
        if (rows.Area == 0) return;
        var part = samples.Slice((top - window.Y) * window.Width, (int)rows.Area);
        if (!counts)
        {
            _frame.Read(plane, rows, part);
            return;
        }

        var flagged = _frame.ReadCounting(plane, rows, part);
        _saturated += flagged.Saturated;
        _absent += flagged.Absent;
        _counted += rows.Area;
    }

    private void AddRow(Span<float> bins, ReadOnlySpan<float> samples, int stride)
    {
        int size = _grid.Size, width = _grid.Width * size;
        float weight = 1f / (size * size * Planes);
        if (size == 2)
        {
            StarKernels.AddPairs(bins, samples[..width], samples.Slice(stride, width), weight);
            return;
        }

        for (int k = 0; k < size; k++) StarKernels.AddBins(bins, samples.Slice(k * stride, width), size, weight);
    }

    /// <summary>Puts the sky in the place of spikes, in the bins of one cell that stand out.</summary>
    private void TakeSpikesOut(
        int cell, float limit, ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle core, Span<float> bins)
    {
        int size = _grid.Size, start = _across.Start(cell), length = _across.End(cell) - start;
        float weight = 1f / (size * size * Planes);
        for (int row = 0; row < bins.Length / Math.Max(1, _grid.Width); row++)
        {
            var line = bins.Slice(row * _grid.Width + start, length);
            for (int x = StarKernels.NextAbove(line, limit, 0); x >= 0; x = StarKernels.NextAbove(line, limit, x + 1))
            {
                var bin = new PixelRectangle(core.X + (start + x) * size, core.Y + row * size, size, size);
                line[x] -= (float)_sky.SpikeLight(cell, samples, window, bin) * weight;
            }
        }
    }
}
