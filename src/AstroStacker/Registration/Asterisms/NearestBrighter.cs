namespace AstroStacker.Registration.Asterisms;

/// <summary>
/// For each of a field's brightest stars the nearest of those that are brighter. What a star's list holds doesn't depend
/// on how deep the frame is, on its scale, or on what lies far away: bright stars get wide lists, faint ones narrow.
/// </summary>
internal sealed class NearestBrighter
{
    /// <summary>So many of the brightest stars count as brighter than each other.</summary>
    private const int LeastPool = 24;

    private readonly StarField _field;
    private readonly double _side;
    private readonly int _columns, _rows, _most;
    private readonly int[] _head, _next, _near, _count;

    /// <param name="field">The stars.</param>
    /// <param name="stars">How many of the brightest get a list.</param>
    /// <param name="most">Length of a list.</param>
    public NearestBrighter(StarField field, int stars, int most)
    {
        (_field, Stars, _most) = (field, Math.Min(stars, field.Count), most);
        var bounds = field.Bounds;
        int cells = Math.Max(1, Stars / 2);
        _side = Math.Max(
            Math.Max(Math.Sqrt(bounds.Width * bounds.Height / cells), Math.Max(bounds.Width, bounds.Height) / cells), 1);
        (_columns, _rows) = ((int)(bounds.Width / _side) + 1, (int)(bounds.Height / _side) + 1);
        (_head, _next) = (new int[_columns * _rows], new int[Stars]);
        (_near, _count) = (new int[Stars * most], new int[Stars]);
        Array.Fill(_head, -1);
        Build();
    }

    /// <summary>How many stars have a list.</summary>
    public int Stars { get; }

    /// <summary>The nearest brighter stars of one, nearest first.</summary>
    public ReadOnlySpan<int> Of(int star) => _near.AsSpan(star * _most, _count[star]);

    private void Build()
    {
        var squares = new double[_most];
        for (int star = 0; star < Math.Min(LeastPool, Stars); star++) Insert(star);
        for (int star = 0; star < Stars; star++)
        {
            Search(star, squares);
            if (star >= LeastPool) Insert(star);
        }
    }

    private void Insert(int star)
    {
        int cell = Row(star) * _columns + Column(star);
        (_next[star], _head[cell]) = (_head[cell], star);
    }

    /// <summary>Ring by ring of cells, until no nearer star can follow.</summary>
    private void Search(int star, double[] squares)
    {
        int column = Column(star), row = Row(star), reach = Math.Max(_columns, _rows);
        for (int ring = 0; ring <= reach; ring++)
        {
            int top = row - ring, bottom = row + ring, left = column - ring, right = column + ring;
            for (int y = Math.Max(0, top); y <= Math.Min(_rows - 1, bottom); y++)
            {
                int step = y == top || y == bottom ? 1 : Math.Max(1, 2 * ring);
                for (int x = left; x <= right; x += step)
                    if (x >= 0 && x < _columns) Collect(star, _head[y * _columns + x], squares);
            }

            double sure = ring * _side;
            if (_count[star] == _most && squares[_most - 1] <= sure * sure) return;
        }
    }

    private void Collect(int star, int other, double[] squares)
    {
        var near = _near.AsSpan(star * _most, _most);
        ref int count = ref _count[star];
        for (; other >= 0; other = _next[other])
        {
            if (other == star) continue;
            double dx = _field.X[other] - _field.X[star], dy = _field.Y[other] - _field.Y[star];
            double square = dx * dx + dy * dy;
            if (count == _most && square >= squares[_most - 1]) continue;
            int place = count == _most ? _most - 1 : count++;
            for (; place > 0 && squares[place - 1] > square; place--)
                (squares[place], near[place]) = (squares[place - 1], near[place - 1]);
            (squares[place], near[place]) = (square, other);
        }
    }

    private int Column(int star) =>
        Math.Clamp((int)((_field.X[star] - _field.Bounds.Left) / _side), 0, _columns - 1);

    private int Row(int star) => Math.Clamp((int)((_field.Y[star] - _field.Bounds.Top) / _side), 0, _rows - 1);
}
