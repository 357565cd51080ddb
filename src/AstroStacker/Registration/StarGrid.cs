namespace AstroStacker.Registration;

/// <summary>
/// Places sorted into square cells, about one a cell: finds the nearest to a given place in constant time. Equal
/// distances go to the lower index.
/// </summary>
internal sealed class StarGrid
{
    private readonly double _left, _top, _side;
    private readonly int _columns, _rows;
    private readonly int[] _start, _index;
    private readonly double[] _x, _y;

    public StarGrid(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double right = 0, bottom = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (_left, right) = i == 0 ? (x[0], x[0]) : (Math.Min(_left, x[i]), Math.Max(right, x[i]));
            (_top, bottom) = i == 0 ? (y[0], y[0]) : (Math.Min(_top, y[i]), Math.Max(bottom, y[i]));
        }

        double width = right - _left, height = bottom - _top;
        int count = Math.Max(1, x.Length);
        _side = Math.Max(Math.Max(Math.Sqrt(width * height / count), Math.Max(width, height) / count), 1e-3);
        (_columns, _rows) = ((int)(width / _side) + 1, (int)(height / _side) + 1);
        _start = new int[_columns * _rows + 1];
        (_index, _x, _y) = (new int[x.Length], new double[x.Length], new double[x.Length]);
        Sort(x, y);
    }

    /// <summary>The nearest place no farther than <paramref name="radius"/>, or -1.</summary>
    public int Nearest(double x, double y, double radius)
    {
        double bestSquare = radius * radius;
        int best = -1;
        int left = Column(x - radius), right = Column(x + radius), bottom = Row(y + radius);
        for (int row = Row(y - radius); row <= bottom; row++)
        {
            int last = _start[row * _columns + right + 1];
            for (int k = _start[row * _columns + left]; k < last; k++)
            {
                double dx = x - _x[k], dy = y - _y[k], square = dx * dx + dy * dy;
                if (square > bestSquare || (square == bestSquare && best >= 0 && _index[k] > best)) continue;
                (best, bestSquare) = (_index[k], square);
            }
        }

        return best;
    }

    /// <summary>Adds what lies in the square of this half side about a place.</summary>
    public void Around(double x, double y, double reach, List<int> found)
    {
        int left = Column(x - reach), right = Column(x + reach), bottom = Row(y + reach);
        for (int row = Row(y - reach); row <= bottom; row++)
        {
            int last = _start[row * _columns + right + 1];
            for (int k = _start[row * _columns + left]; k < last; k++)
                if (Math.Abs(x - _x[k]) <= reach && Math.Abs(y - _y[k]) <= reach) found.Add(_index[k]);
        }
    }

    /// <summary>
    /// Other places a square pixel about a place: those of the three by three cells around it, less one.
    /// </summary>
    public double DensityBeside(double x, double y)
    {
        int left = Column(x - _side), right = Column(x + _side), bottom = Row(y + _side), count = -1, rows = 0;
        for (int row = Row(y - _side); row <= bottom; row++, rows++)
            count += _start[row * _columns + right + 1] - _start[row * _columns + left];
        return Math.Max(0, count) / (rows * (right - left + 1) * _side * _side);
    }

    private int Column(double x) => Math.Clamp((int)((x - _left) / _side), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)((y - _top) / _side), 0, _rows - 1);

    private void Sort(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var cell = new int[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            cell[i] = Row(y[i]) * _columns + Column(x[i]);
            _start[cell[i] + 1]++;
        }

        for (int k = 1; k < _start.Length; k++) _start[k] += _start[k - 1];
        var next = _start.AsSpan(0, _start.Length - 1).ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            int place = next[cell[i]]++;
            (_index[place], _x[place], _y[place]) = (i, x[i], y[i]);
        }
    }
}
