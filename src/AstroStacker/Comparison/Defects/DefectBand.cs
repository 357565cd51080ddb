using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Defects;

/// <summary>What one thread holds while it searches: a band of the sensor, one frame's samples at a time.</summary>
internal sealed class DefectBand : IDisposable
{
    public const int Rows = SkyCells.CellPixels;

    /// <summary>
    /// Sigmas at which a frame's deviation is held, so that a star or a cosmic ray in one frame counts little; more where so
    /// few frames come together that none could stand out of their mean.
    /// </summary>
    private const float Limit = 6, LimitOfFewFrames = 12;

    /// <summary>Of two defects side by side the lower is found when the higher is gone.</summary>
    private const int Passes = 2;

    private readonly PixelRectangle _area;
    private readonly NeighbourPlaces _places;
    private readonly SkyCells _sky;
    private readonly int _apron, _stride;
    private readonly PlanePool.Rented<float> _samples, _sums, _excess;
    private int _top, _bottom, _frameCount;

    public DefectBand(PixelRectangle area, CfaPattern? cfa, NeighbourPlaces places)
    {
        (_area, _places, _sky) = (area, places, new SkyCells(area, cfa));
        _apron = places.ReachPixels + 1;
        _stride = area.Width + 2 * _apron;
        int rows = Rows + 2 * _apron;
        _samples = PlanePool.Rent<float>(area.Width * rows);
        _sums = PlanePool.Rent<float>(_stride * rows);
        _excess = PlanePool.Rent<float>(_stride * rows);
    }

    private int FirstRow => Math.Max(_area.Y, _top - _apron);

    private int LastRow => Math.Min(_area.Bottom, _bottom + _apron);

    /// <summary>Begins band number <paramref name="index"/>, counted from the area's top.</summary>
    public void Start(int index)
    {
        _top = _area.Y + index * Rows;
        _bottom = Math.Min(_top + Rows, _area.Bottom);
        _frameCount = 0;
        _sums.Span.Clear();
    }

    public void Add(ICalibratedFrame frame, int frameCount)
    {
        var window = new PixelRectangle(_area.X, FirstRow, _area.Width, LastRow - FirstRow);
        var samples = _samples.Span[..(int)window.Area];
        frame.Read(0, window, samples);
        _frameCount++;
        _sky.Measure(samples, FirstRow, _top, _bottom);
        float limit = Math.Max(Limit, LimitOfFewFrames / MathF.Sqrt(frameCount));
        for (int y = FirstRow; y < LastRow; y++)
        {
            DefectKernels.Accumulate(
                samples.Slice((y - FirstRow) * _area.Width, _area.Width), _sky.Sky(y), _sky.PerNoise(y), limit,
                _sums.Span.Slice(IndexOf(_area.X, y), _area.Width));
        }
    }

    /// <summary>The band's defects, cell by cell.</summary>
    public List<Defect> Find()
    {
        FillApron();
        var found = new List<Defect>();
        if (_places.IsUniform) FindColumns(found);
        FillExcess();
        using var scratch = PlanePool.Rent<float>(Rows * SkyCells.CellPixels);
        for (int left = _area.X; left < _area.Right; left += SkyCells.CellPixels)
        {
            int right = Math.Min(left + SkyCells.CellPixels, _area.Right);
            float sigma = Sigma(left, right, scratch.Span);
            for (int pass = 0; pass < Passes; pass++) Find(left, right, sigma, found);
        }

        return found;
    }

    /// <summary>Adds the pixels of columns that are bad in this band, from end to end of it.</summary>
    private void FindColumns(List<Defect> found)
    {
        int first = FirstRow, rows = LastRow - first;
        var inner = new PixelRectangle(_apron + 1, 0, _area.Width - 2, rows);
        // With the rows of the apron: what the next band's columns are must not stand out at this one's end.
        foreach (var (column, isHot) in BadColumns.Find(_sums.Span[IndexOf(_area.X - _apron, first)..], _stride, inner, _frameCount))
            for (int y = _top; y < _bottom; y++)
                found.Add(new Defect(_area.X + column - _apron, y, isHot));
        FillApron();
    }

    /// <summary>
    /// Adds a cell's defects and levels each with its surroundings, so that the next pass sees those beside it. The sensor's
    /// outermost pixels are let be: of a star beyond its edge they may be all that is seen.
    /// </summary>
    private void Find(int left, int right, float sigma, List<Defect> found)
    {
        Span<float> sums = _sums.Span, excess = _excess.Span;
        var test = new SharpnessTest(sums, excess, _stride, sigma);
        var inner = new PixelRectangle(left, _top, right - left, _bottom - _top).Intersect(_area.Inflate(-1));
        for (int y = inner.Y; y < inner.Bottom; y++)
            for (int x = inner.X; x < inner.Right; x++)
            {
                int at = IndexOf(x, y);
                if (test.StandsOut(at) is not { } isHot) continue;
                found.Add(new Defect(x, y, isHot));
                sums[at] -= excess[at];
                excess[at] = 0;
            }
    }

    public void Dispose()
    {
        _samples.Dispose();
        _sums.Dispose();
        _excess.Dispose();
    }

    private int IndexOf(int x, int y) => (y - _top + _apron) * _stride + x - _area.X + _apron;

    /// <summary>Mirrors the sums about the sensor's outermost pixels, which keeps the colours of a Bayer mosaic.</summary>
    private void FillApron()
    {
        var sums = _sums.Span;
        for (int y = FirstRow; y < LastRow; y++)
            for (int i = 1; i <= _apron; i++)
            {
                sums[IndexOf(_area.X - i, y)] = sums[IndexOf(_area.X + i, y)];
                sums[IndexOf(_area.Right - 1 + i, y)] = sums[IndexOf(_area.Right - 1 - i, y)];
            }

        for (int y = _top - _apron; y < FirstRow; y++) Row(2 * _area.Y - y).CopyTo(Row(y));
        for (int y = LastRow; y < _bottom + _apron; y++) Row(Math.Max(_top - _apron, 2 * (_area.Bottom - 1) - y)).CopyTo(Row(y));
    }

    private Span<float> Row(int y) => _sums.Span.Slice(IndexOf(_area.X - _apron, y), _stride);

    /// <summary>Of the band's pixels and of those next to it.</summary>
    private void FillExcess()
    {
        Span<nint> offsets = stackalloc nint[NeighbourPlaces.Count];
        for (int y = _top - 1; y <= _bottom; y++)
        {
            if (_places.IsUniform)
            {
                _places.Fill(0, 0, _stride, offsets);
                DefectKernels.Excess(_sums.Span, offsets, IndexOf(_area.X - 1, y), _area.Width + 2, _excess.Span);
                continue;
            }

            for (int x = _area.X - 1; x <= _area.Right; x++)
            {
                _places.Fill(x, y, _stride, offsets);
                DefectKernels.Excess(_sums.Span, offsets, IndexOf(x, y), 1, _excess.Span);
            }
        }
    }

    /// <summary>1.4826 x the median of the excesses' sizes in one cell.</summary>
    private float Sigma(int left, int right, Span<float> scratch)
    {
        int count = 0;
        for (int y = _top; y < _bottom; y++)
            foreach (float excess in _excess.Span.Slice(IndexOf(left, y), right - left)) scratch[count++] = Math.Abs(excess);
        return 1.4826f * RobustStatistics.Select(scratch[..count], count / 2);
    }
}
