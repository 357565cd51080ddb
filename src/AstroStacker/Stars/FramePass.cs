using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// The one pass over a frame, strip by strip: the bins of its luminance with spikes taken out, the sky of each colour,
/// the saturated share. Strips are rows of mesh cells, whatever the threads or memory, so that the numbers are too.
/// </summary>
internal sealed class FramePass
{
    /// <summary>Side of the cells, in bins, in which the sky is taken as one level to find spikes.</summary>
    private const int CellBins = 64;

    /// <summary>Every so many bins, in x and y, one is sampled for the statistics: 256 a whole cell.</summary>
    private const int SampleStep = 4;

    private readonly ICalibratedFrame _frame;
    private readonly BinGrid _grid;
    private readonly int _colourCount;
    private readonly List<float>[] _samples;
    private readonly List<double>[] _noises;
    private readonly List<(int Index, float Value)> _repairs = [];
    private long _saturated;

    public FramePass(ICalibratedFrame frame, BinGrid grid)
    {
        _frame = frame;
        _grid = grid;
        _colourCount = frame.Info.Cfa?.ColourCount ?? frame.Info.PlaneCount;
        _samples = [.. Enumerable.Range(0, _colourCount).Select(_ => new List<float>())];
        _noises = [.. Enumerable.Range(0, _colourCount).Select(_ => new List<double>())];
    }

    /// <summary>Fills the bins (grid.Width times grid.Height): the mean of a bin's samples over all planes.</summary>
    public void Run(Span<float> bins, CancellationToken cancellationToken)
    {
        bins.Clear();
        for (int top = 0; top < _grid.Height; top += CellBins)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int rows = Math.Min(CellBins, _grid.Height - top);
            for (int plane = 0; plane < _frame.Info.PlaneCount; plane++)
                TakeStrip(plane, top, rows, bins.Slice(top * _grid.Width, rows * _grid.Width));
        }
    }

    public double SaturatedShare =>
        _saturated / Math.Max(
            1.0, (double)_grid.Width * _grid.Height * _grid.Size * _grid.Size * _frame.Info.PlaneCount);

    /// <summary>
    /// The sky of each colour: the clipped median of all samples taken, and the middle of the cells' own noises.
    /// </summary>
    public PlaneStatistics[] Statistics()
    {
        var planes = new PlaneStatistics[_colourCount];
        for (int colour = 0; colour < _colourCount; colour++)
        {
            double level = RobustStatistics.ClipSigma(_samples[colour].ToArray()).Median;
            planes[colour] = new PlaneStatistics(level, RobustStatistics.Median(_noises[colour].ToArray()));
        }

        return planes;
    }

    private void TakeStrip(int plane, int top, int rows, Span<float> bins)
    {
        const int halo = 2;
        int size = _grid.Size, width = _grid.Width * size;
        var core = new PixelRectangle(_grid.X, _grid.Y + top * size, width, rows * size);
        var window = core.Inflate(halo).Intersect(_frame.Area);
        using var buffer = PlanePool.Rent<float>((int)window.Area);
        using var flags = PlanePool.Rent<byte>((int)core.Area);
        _frame.Read(plane, window, buffer.Span);
        _frame.ReadSaturated(plane, core, flags.Span);
        _saturated += core.Area - flags.Span.Count((byte)0);

        var test = new SpikeTest(_frame.Info.Cfa, plane);
        int cells = Math.Max(1, (_grid.Width + CellBins / 2) / CellBins);
        _repairs.Clear();
        for (int cell = 0; cell < cells; cell++)
        {
            int left = _grid.Width * cell / cells * size, right = _grid.Width * (cell + 1) / cells * size;
            var area = new PixelRectangle(core.X + left, core.Y, right - left, core.Height);
            FindSpikes(test, buffer.Span, window, area, MeasureSky(test, buffer.Span, window, area));
        }

        foreach (var (index, value) in _repairs) buffer.Span[index] = value;
        Bin(buffer.Span, window, core, bins);
    }

    private PlaneStatistics[] MeasureSky(
        SpikeTest test, ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle cell)
    {
        int size = _grid.Size, step = size * SampleStep;
        var starts = _samples.Select(list => list.Count).ToArray();
        for (int y = cell.Y; y < cell.Bottom; y++)
        {
            if ((y - cell.Y) % step >= size) continue;
            for (int x = cell.X; x < cell.Right; x += step)
                for (int k = 0; k < size; k++)
                    _samples[test.ColourAt(x + k, y)].Add(samples[(y - window.Y) * window.Width + x + k - window.X]);
        }

        var sky = new PlaneStatistics[_colourCount];
        for (int colour = 0; colour < sky.Length; colour++)
        {
            var taken = CollectionsMarshal.AsSpan(_samples[colour])[starts[colour]..];
            if (taken.IsEmpty) continue;
            var level = RobustStatistics.ClipSigma(taken);
            _noises[colour].Add(level.Sigma);
            sky[colour] = new PlaneStatistics(level.Median, level.Sigma);
        }

        return sky;
    }

    private void FindSpikes(
        SpikeTest test, ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle cell, PlaneStatistics[] sky)
    {
        int repeat = test.Cfa?.RepeatHeight ?? 1;
        var limits = new float[repeat][];
        for (int row = 0; row < repeat; row++)
        {
            limits[row] = new float[cell.Width];
            for (int x = 0; x < cell.Width; x++)
            {
                var level = sky[test.ColourAt(cell.X + x, cell.Y + row)];
                limits[row][x] = (float)(level.Background + SpikeTest.LeastSigma * level.Noise);
            }
        }

        for (int y = cell.Y; y < cell.Bottom; y++)
        {
            int start = (y - window.Y) * window.Width + cell.X - window.X;
            var row = samples.Slice(start, cell.Width);
            var limit = limits[(y - cell.Y) % repeat];
            for (int x = StarKernels.NextAbove(row, limit, 0); x >= 0; x = StarKernels.NextAbove(row, limit, x + 1))
                if (test.IsSpike(samples, window, cell.X + x, y, sky))
                    _repairs.Add((start + x, (float)sky[test.ColourAt(cell.X + x, y)].Background));
        }
    }

    private void Bin(ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle core, Span<float> bins)
    {
        int size = _grid.Size;
        float weight = 1f / (size * size * _frame.Info.PlaneCount);
        using var columns = PlanePool.Rent<float>(core.Width);
        for (int row = 0; row < core.Height / size; row++)
        {
            int start = (core.Y - window.Y + row * size) * window.Width + core.X - window.X;
            samples.Slice(start, core.Width).CopyTo(columns.Span);
            for (int k = 1; k < size; k++) StarKernels.Add(
                columns.Span, samples.Slice(start + k * window.Width, core.Width));
            StarKernels.AddBins(bins.Slice(row * _grid.Width, _grid.Width), columns.Span, size, weight);
        }
    }
}
