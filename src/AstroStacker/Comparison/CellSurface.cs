using AstroStacker.Numerics;

namespace AstroStacker.Comparison;

/// <summary>
/// The smooth part of a plane of bins and its scatter: median and median deviation of each cell of 16x16 bins, each node
/// the median of itself and the means of its opposite neighbours (a slope stays as it is), straight lines between the
/// cells' middles and on to the edge. What is narrower than a cell, such as a trail or a star, hardly moves it.
/// </summary>
internal sealed class CellSurface
{
    /// <summary>Side of a cell, bins.</summary>
    private const int Cell = 16;

    /// <summary>Every second bin of every second row is enough: 64 of a cell.</summary>
    private const int Step = 2;

    /// <summary>Half of them: the middle of fewer lies too far from the cell's.</summary>
    private const int FewestSamples = 32;

    private static readonly (int X, int Y)[] s_directions = [(1, 0), (0, 1), (1, 1), (1, -1), (-1, 0), (0, -1), (-1, -1), (-1, 1)];

    private readonly int _width;
    private readonly int _height;
    private readonly int _across;
    private readonly int _down;
    private readonly float[] _levels;
    private readonly float[] _sigmas;

    /// <param name="bins">Row by row; absent ones at positive infinity.</param>
    /// <param name="width">Of a row.</param>
    public CellSurface(ReadOnlySpan<float> bins, int width)
    {
        (_width, _height) = (width, bins.Length / width);
        (_across, _down) = ((_width + Cell - 1) / Cell, (_height + Cell - 1) / Cell);
        float[] levels = new float[_across * _down], sigmas = new float[levels.Length];
        Span<double> sample = stackalloc double[Cell * Cell / (Step * Step)];
        for (int cell = 0; cell < levels.Length; cell++)
        {
            int count = Collect(bins, cell % _across * Cell, cell / _across * Cell, sample);
            double level = RobustStatistics.Median(sample[..count]);
            double sigma = RobustStatistics.SigmaAbout(sample[..count], level);
            bool isKnown = count >= FewestSamples && sigma > 0;
            (levels[cell], sigmas[cell]) = isKnown ? ((float)level, (float)sigma) : (float.NaN, float.NaN);
        }

        IsEmpty = Array.TrueForAll(levels, float.IsNaN);
        (_levels, _sigmas) = (Smooth(levels, slopes: true), Smooth(sigmas, slopes: false));
    }

    /// <summary>The middle one of the cells' scatters.</summary>
    public double UsualSigma => RobustStatistics.Median([.. _sigmas.Select(sigma => (double)sigma)]);

    /// <summary>True where no cell holds enough bins to be told.</summary>
    public bool IsEmpty { get; }

    /// <summary>Level and scatter along row y of the bins.</summary>
    public void FillRow(int y, Span<float> levels, Span<float> sigmas)
    {
        var (upper, down) = Place(y, _down);
        int above = upper * _across, below = Math.Min(upper + 1, _down - 1) * _across;
        Span<float> level = stackalloc float[_across], sigma = stackalloc float[_across];
        for (int cell = 0; cell < _across; cell++)
        {
            level[cell] = _levels[above + cell] + (_levels[below + cell] - _levels[above + cell]) * down;
            float share = Math.Clamp(down, 0, 1);
            sigma[cell] = _sigmas[above + cell] + (_sigmas[below + cell] - _sigmas[above + cell]) * share;
        }

        for (int x = 0; x < _width;)
        {
            int left = Place(x, _across).Cell, right = Math.Min(left + 1, _across - 1);
            float levelStep = level[right] - level[left], sigmaStep = sigma[right] - sigma[left];
            int end = left >= _across - 2 ? _width : Math.Min(_width, (left + 1) * Cell + Cell / 2);
            for (; x < end; x++)
            {
                float share = (x + 0.5f) / Cell - 0.5f - left;
                levels[x] = level[left] + levelStep * share;
                sigmas[x] = sigma[left] + sigmaStep * Math.Clamp(share, 0, 1);
            }
        }
    }

    /// <summary>The cell whose middle lies before a bin, and how far on it is; beyond 0..1 at the edges.</summary>
    private static (int Cell, float Share) Place(int bin, int cells)
    {
        float place = (bin + 0.5f) / Cell - 0.5f;
        int cell = Math.Clamp((int)MathF.Floor(place), 0, Math.Max(0, cells - 2));
        return (cell, place - cell);
    }

    private int Collect(ReadOnlySpan<float> bins, int left, int top, Span<double> sample)
    {
        int count = 0;
        for (int y = top; y < Math.Min(top + Cell, _height); y += Step)
            for (int x = left; x < Math.Min(left + Cell, _width); x += Step)
                if (bins[y * _width + x] < float.PositiveInfinity) sample[count++] = bins[y * _width + x];
        return count;
    }

    /// <summary>Known cells smoothed; unknown ones filled, ring by ring, by going on from the known ones.</summary>
    private float[] Smooth(float[] cells, bool slopes)
    {
        float[] smooth = [.. cells];
        if (IsEmpty) Array.Clear(smooth);
        Span<double> around = stackalloc double[8];
        for (int cell = 0; cell < cells.Length && !IsEmpty; cell++)
            if (!float.IsNaN(cells[cell])) smooth[cell] = Smoothed(cells, cell, around);
        while (Array.Exists(smooth, float.IsNaN))
        {
            float[] known = [.. smooth];
            for (int cell = 0; cell < cells.Length; cell++)
                if (float.IsNaN(known[cell])) smooth[cell] = GoneOn(known, cell, slopes, around);
        }

        return smooth;
    }

    private float Smoothed(float[] cells, int cell, Span<double> around)
    {
        int count = 0;
        around[count++] = cells[cell];
        foreach (var (x, y) in s_directions.AsSpan(0, 4))
        {
            float mean = (At(cells, cell, x, y) + At(cells, cell, -x, -y)) / 2;
            if (!float.IsNaN(mean)) around[count++] = mean;
        }

        return (float)RobustStatistics.Median(around[..count]);
    }

    private float GoneOn(float[] cells, int cell, bool slopes, Span<double> around)
    {
        int count = 0;
        foreach (var (x, y) in s_directions)
        {
            float near = At(cells, cell, x, y), far = At(cells, cell, 2 * x, 2 * y);
            if (!float.IsNaN(near)) around[count++] = !slopes || float.IsNaN(far) ? near : 2 * near - far;
        }

        return count == 0 ? float.NaN : (float)RobustStatistics.Median(around[..count]);
    }

    /// <summary>The cell so many columns and rows away; not a number off the plane.</summary>
    private float At(float[] cells, int cell, int columns, int rows)
    {
        int x = cell % _across + columns, y = cell / _across + rows;
        return x < 0 || y < 0 || x >= _across || y >= _down ? float.NaN : cells[y * _across + x];
    }
}
