using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>Level and noise of each colour (of a mosaic) or plane, in the cells of the mesh and over the frame.</summary>
internal sealed class ColourSky
{
    /// <summary>
    /// Samples a side of a cell and colour: 64 a cell are enough to tell a spike, and the middle of many cells is the
    /// frame's level to a hundredth of the noise; frames of few cells take 256.
    /// </summary>
    private const int FewSide = 8, ManySide = 16;

    private const int ManyCells = 400;

    /// <summary>A cell that kept less of its samples after clipping shows no sky.</summary>
    private const double LeastKeptShare = 0.5;

    private readonly BinGrid _grid;
    private readonly MeshAxis _across;
    private readonly int _side;
    private readonly bool _isMosaic;
    private readonly SpikeTest[] _tests;
    private readonly SkyTable[] _tables;
    private readonly SkyTable[] _differences;
    private readonly SampleOffsets[] _offsets;
    private readonly List<ClippedLevel>[] _found;
    private readonly PlaneStatistics[][] _strip;
    private readonly QuietSky _quiet;

    public ColourSky(FrameInfo info, BinGrid grid)
    {
        _grid = grid;
        _across = new MeshAxis(grid.Width);
        _side = _across.Cells * new MeshAxis(grid.Height).Cells >= ManyCells ? FewSide : ManySide;
        _isMosaic = info.Cfa is not null;
        int count = info.Cfa?.ColourCount ?? info.PlaneCount;
        _tests = [.. Enumerable.Range(0, info.PlaneCount).Select(plane => new SpikeTest(info.Cfa, plane))];
        _tables = [.. Enumerable.Range(0, count).Select(_ => new SkyTable(_side, _across.Cells))];
        _differences = [.. Enumerable.Range(0, count).Select(_ => new SkyTable(_side, _across.Cells))];
        _offsets = [.. Enumerable.Range(0, count).Select(
            colour => new SampleOffsets(_tests[_isMosaic ? 0 : colour], grid, colour))];
        _found = [.. Enumerable.Range(0, count).Select(_ => new List<ClippedLevel>())];
        _strip = [.. Enumerable.Range(0, _across.Cells).Select(_ => new PlaneStatistics[count])];
        _quiet = new QuietSky(grid, _side, count);
    }

    /// <summary>Takes the samples of one plane of a strip.</summary>
    public void Collect(ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle core, int plane)
    {
        for (int colour = 0; colour < _tables.Length; colour++)
            if (_isMosaic || colour == plane) Collect(colour, samples, window, core);
    }

    /// <summary>Ends a strip, once all its planes were taken.</summary>
    public void Close()
    {
        for (int colour = 0; colour < _tables.Length; colour++)
        {
            _tables[colour].Sort();
            _differences[colour].Sort();
            for (int cell = 0; cell < _strip.Length; cell++)
            {
                var sky = _tables[colour].Clip(cell);
                if (_across.Length > 2 * CellSky.Apart)
                    sky = sky with { Sigma = _differences[colour].Clip(cell).Sigma / CellSky.DifferenceSigma };
                _found[colour].Add(sky);
                _strip[cell][colour] = new PlaneStatistics(sky.Median, sky.Sigma);
            }
        }
    }

    /// <summary>Looks for the quiet parts of the strip closed last, once all planes are in the bins.</summary>
    /// <param name="samples">All planes of the window, one after the other.</param>
    /// <param name="strip">Where they lie.</param>
    /// <param name="bins">Of the strip.</param>
    public void CollectQuiet(ReadOnlySpan<float> samples, SkyStrip strip, ReadOnlySpan<float> bins)
    {
        for (int colour = 0; colour < _tables.Length; colour++)
        {
            var part = samples.Slice(_isMosaic ? 0 : colour * (int)strip.Window.Area, (int)strip.Window.Area);
            double[] sigmas = [.. _strip.Select(cell => cell[colour].Noise)];
            _quiet.Collect(colour, part, strip, bins, _offsets[colour], sigmas);
        }
    }

    /// <summary>The light above the sky of the spikes in a bin of the strip closed last.</summary>
    /// <param name="cell">The cell of the mesh the bin lies in.</param>
    /// <param name="samples">All planes of the window, one after the other.</param>
    /// <param name="window">Full-sensor coordinates of the samples.</param>
    /// <param name="bin">Full-sensor coordinates.</param>
    public double SpikeLight(int cell, ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle bin)
    {
        var sky = _strip[cell];
        double light = 0;
        for (int plane = 0; plane < _tests.Length; plane++)
        {
            var part = samples.Slice(plane * (int)window.Area, (int)window.Area);
            for (int y = bin.Y; y < bin.Bottom; y++)
                for (int x = bin.X; x < bin.Right; x++)
                    if (_tests[plane].IsSpike(part, window, x, y, sky))
                        light += part[(y - window.Y) * window.Width + x - window.X]
                            - sky[_tests[plane].ColourAt(x, y)].Background;
        }

        return light;
    }

    /// <summary>Light and noise of each cell's quiet parts, one list a colour; no variance where a cell shows no sky.</summary>
    public IReadOnlyList<IReadOnlyList<QuietLevel>> QuietCells => [.. _quiet.Cells.Zip(_found, (quiet, found) =>
        quiet.Zip(found, (level, cell) => cell.KeptShare >= LeastKeptShare ? level : level with { Variance = 0 }).ToArray())];

    /// <summary>Level at the frame's middle, and the middle of the cells' noises: of the cells that show sky, or of all.</summary>
    public PlaneStatistics[] Statistics() =>
        [.. _found.Select(cells =>
        {
            var good = Enumerable.Range(0, cells.Count).Where(cell => cells[cell].KeptShare >= LeastKeptShare).ToList();
            if (good.Count == 0) good = [.. Enumerable.Range(0, cells.Count)];
            return new PlaneStatistics(
                Level(cells, good), RobustStatistics.Median(good.Select(cell => cells[cell].Sigma).ToArray()));
        })];

    /// <summary>
    /// A plane through the cells' levels, at the middle of the frame. Under a gradient the middle of the levels is known no
    /// better than the few cells that happen to lie near it; a plane rests on all of them.
    /// </summary>
    private double Level(IReadOnlyList<ClippedLevel> cells, List<int> good)
    {
        int rows = Math.Max(1, cells.Count / _across.Cells);
        var points = good.Select(cell => new SurfacePoint(
            (cell % _across.Cells + 0.5) / _across.Cells - 0.5, (cell / _across.Cells + 0.5) / rows - 0.5, cells[cell].Median, 1));
        return PolynomialSurface.Fit([.. points], 1)?.At(0, 0) ?? 0;
    }

    private void Collect(int colour, ReadOnlySpan<float> samples, PixelRectangle window, PixelRectangle core)
    {
        var (table, offsets) = (_tables[colour], _offsets[colour]);
        int apart = 2 * CellSky.Apart, size = _grid.Size, rows = core.Height / size, firstRow = (core.Y - _grid.Y) / size;
        for (int j = 0; j < _side; j++)
        {
            int y = table.Place(j, 0, rows);
            for (int cell = 0; cell < _across.Cells; cell++)
            {
                int start = _across.Start(cell), end = _across.End(cell);
                for (int i = 0; i < _side; i++)
                {
                    int x = table.Place(i, start, end);
                    var (dx, dy) = offsets.At(x, firstRow + y, (i + j) & 1);
                    int row = core.Y - window.Y + y * size + dy, column = core.X - window.X + x * size + dx;
                    table.Set(j * _side + i, cell, samples[row * window.Width + column]);
                    if (_across.Length > apart)
                        _differences[colour].Set(j * _side + i, cell, Difference(samples, row * window.Width + column, x));
                }
            }
        }
    }

    /// <summary>Of a sample and those of the same place two bins to both sides, which have its colour (or its pattern).</summary>
    private float Difference(ReadOnlySpan<float> samples, int at, int bin)
    {
        int apart = CellSky.Apart * _grid.Size;
        int middle = at + (Math.Clamp(bin, CellSky.Apart, _across.Length - 1 - CellSky.Apart) - bin) * _grid.Size;
        return samples[middle - apart] - 2 * samples[middle] + samples[middle + apart];
    }
}
