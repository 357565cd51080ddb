using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// Level and noise of the sky on a coarse mesh, bilinear between the cells' centres: the clipped median of each cell;
/// cells mostly filled by something else take their neighbours' values (after Bertin and Arnouts 1996).
/// </summary>
internal sealed class BackgroundMesh
{
    private const int CellPixels = 64;

    /// <summary>A cell that kept less of its samples after clipping shows no sky.</summary>
    private const double LeastKeptShare = 0.5;

    /// <summary>Where all samples are alike, any light stands out; in units of saturation.</summary>
    private const float LeastNoise = 1e-9f;

    private readonly int _width;
    private readonly int _height;
    private readonly int _columns;
    private readonly int _rows;
    private readonly float[] _level;
    private readonly float[] _noise;
    private readonly (int Node, float Share)[] _places;

    public BackgroundMesh(ReadOnlySpan<float> plane, int width, int height)
    {
        _width = width;
        _height = height;
        _columns = Math.Max(1, (width + CellPixels / 2) / CellPixels);
        _rows = Math.Max(1, (height + CellPixels / 2) / CellPixels);
        var level = new float[_columns * _rows];
        var noise = new float[_columns * _rows];
        var bad = new bool[_columns * _rows];
        var values = new float[(width / _columns + 2) * (height / _rows + 2)];
        for (int cell = 0; cell < level.Length; cell++)
        {
            int count = Collect(plane, cell % _columns, cell / _columns, values);
            var found = RobustStatistics.ClipSigma(values.AsSpan(0, count));
            level[cell] = (float)found.Median;
            noise[cell] = (float)found.Sigma;
            bad[cell] = found.KeptShare < LeastKeptShare;
        }

        if (bad.Contains(false)) FillBad(level, noise, bad);
        _places = [.. Enumerable.Range(0, width).Select(x => Place(x, width, _columns))];
        _level = Despike(level);
        _noise = Despike(noise);
    }

    /// <summary>Level and noise along one row of the plane; the noise is never 0.</summary>
    public void FillRow(int y, Span<float> level, Span<float> noise)
    {
        Span<float> nodes = stackalloc float[_columns];
        FillRow(_level, y, nodes, level);
        FillRow(_noise, y, nodes, noise);
        for (int x = 0; x < _width; x++) noise[x] = Math.Max(LeastNoise, noise[x]);
    }

    private void FillRow(float[] mesh, int y, Span<float> nodes, Span<float> row)
    {
        var (above, share) = Place(y, _height, _rows);
        int below = Math.Min(above + 1, _rows - 1);
        for (int column = 0; column < _columns; column++)
        {
            float top = mesh[above * _columns + column];
            nodes[column] = top + (mesh[below * _columns + column] - top) * share;
        }

        for (int x = 0; x < _width; x++)
        {
            var (left, across) = _places[x];
            float start = nodes[left];
            row[x] = start + (nodes[Math.Min(left + 1, _columns - 1)] - start) * across;
        }
    }

    /// <summary>
    /// The node before a place and the share of the way to the next; the outer slopes go on to the edge.
    /// </summary>
    private static (int Node, float Share) Place(int position, int length, int nodes)
    {
        if (nodes == 1) return (0, 0);
        float cell = (position + 0.5f) * nodes / length - 0.5f;
        int node = Math.Clamp((int)cell, 0, nodes - 2);
        return (node, cell - node);
    }

    /// <summary>One pixel in four, 1,024 a cell: enough for a median to 0.04 sigma.</summary>
    private int Collect(ReadOnlySpan<float> plane, int column, int row, float[] values)
    {
        int left = _width * column / _columns, right = _width * (column + 1) / _columns;
        int top = _height * row / _rows, bottom = _height * (row + 1) / _rows, count = 0;
        for (int y = top; y < bottom; y += 2)
            for (int x = left; x < right; x += 2) values[count++] = plane[y * _width + x];
        return count;
    }

    private void FillBad(float[] level, float[] noise, bool[] bad)
    {
        while (bad.Contains(true))
        {
            var still = (bool[])bad.Clone();
            for (int cell = 0; cell < bad.Length; cell++)
            {
                if (!bad[cell]) continue;
                double levelSum = 0, noiseSum = 0;
                int count = 0;
                foreach (int other in Around(cell))
                {
                    if (bad[other]) continue;
                    levelSum += level[other];
                    noiseSum += noise[other];
                    count++;
                }

                if (count == 0) continue;
                level[cell] = (float)(levelSum / count);
                noise[cell] = (float)(noiseSum / count);
                still[cell] = false;
            }

            still.CopyTo(bad, 0);
        }
    }

    /// <summary>
    /// Each node becomes the (lower) median of itself and the means of its opposite neighbours: a blob in one cell goes,
    /// a slope of the sky stays, up to the edge.
    /// </summary>
    private float[] Despike(float[] nodes)
    {
        var result = new float[nodes.Length];
        Span<float> values = stackalloc float[5];
        for (int cell = 0; cell < nodes.Length; cell++)
        {
            int column = cell % _columns, row = cell / _columns, count = 1;
            bool across = column > 0 && column < _columns - 1, down = row > 0 && row < _rows - 1;
            values[0] = nodes[cell];
            if (across) values[count++] = (nodes[cell - 1] + nodes[cell + 1]) / 2;
            if (down) values[count++] = (nodes[cell - _columns] + nodes[cell + _columns]) / 2;
            if (across && down)
            {
                values[count++] = (nodes[cell - _columns - 1] + nodes[cell + _columns + 1]) / 2;
                values[count++] = (nodes[cell - _columns + 1] + nodes[cell + _columns - 1]) / 2;
            }

            result[cell] = RobustStatistics.Select(values[..count], (count - 1) / 2);
        }

        return result;
    }

    private IEnumerable<int> Around(int cell)
    {
        int column = cell % _columns, row = cell / _columns;
        for (int y = Math.Max(0, row - 1); y <= Math.Min(_rows - 1, row + 1); y++)
            for (int x = Math.Max(0, column - 1); x <= Math.Min(_columns - 1, column + 1); x++)
                yield return y * _columns + x;
    }
}
