namespace AstroStacker.Imaging;

/// <summary>The sensor's pixels that do not follow the light, row by row; full-sensor coordinates.</summary>
public sealed class DefectMap
{
    public static readonly DefectMap None = new([]);

    private readonly int _firstRow;
    private readonly int[] _starts;
    private readonly int[] _columns;

    /// <param name="pixels">In any order; repetitions count once.</param>
    public DefectMap(IEnumerable<(int X, int Y)> pixels)
    {
        (int X, int Y)[] sorted = [.. pixels.Distinct().OrderBy(pixel => pixel.Y).ThenBy(pixel => pixel.X)];
        _columns = [.. sorted.Select(pixel => pixel.X)];
        _firstRow = sorted.Length > 0 ? sorted[0].Y : 0;
        _starts = new int[sorted.Length > 0 ? sorted[^1].Y - _firstRow + 2 : 1];
        foreach (var (_, y) in sorted) _starts[y - _firstRow + 1]++;
        for (int row = 1; row < _starts.Length; row++) _starts[row] += _starts[row - 1];
    }

    public int Count => _columns.Length;

    public bool IsEmpty => Count == 0;

    /// <summary>All of them, row by row, each row from the left.</summary>
    public IEnumerable<(int X, int Y)> Pixels
    {
        get
        {
            for (int row = 0; row + 1 < _starts.Length; row++)
                for (int i = _starts[row]; i < _starts[row + 1]; i++) yield return (_columns[i], _firstRow + row);
        }
    }

    /// <summary>The defective columns of full-sensor row <paramref name="y"/>, ascending.</summary>
    public ReadOnlySpan<int> ForRow(int y)
    {
        int row = y - _firstRow;
        if (row < 0 || row + 1 >= _starts.Length) return [];
        return _columns.AsSpan(_starts[row].._starts[row + 1]);
    }

    /// <summary>Those of them from column <paramref name="left"/> to below <paramref name="right"/>.</summary>
    public ReadOnlySpan<int> ForRow(int y, int left, int right)
    {
        var columns = ForRow(y);
        int from = columns.BinarySearch(left), to = columns.BinarySearch(right);
        return columns[(from < 0 ? ~from : from)..(to < 0 ? ~to : to)];
    }

    /// <summary>The pixels of both.</summary>
    public DefectMap Union(DefectMap other) => other.IsEmpty ? this : IsEmpty ? other : new DefectMap(Pixels.Concat(other.Pixels));

    public bool Contains(int x, int y) => ForRow(y).BinarySearch(x) >= 0;

    /// <summary>Adds <see cref="SampleFlags.Defect"/> to the flags of a window's defects.</summary>
    public void Mark(PixelRectangle window, Span<byte> flags)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(flags.Length, checked((int)window.Area));
        for (int y = window.Y; y < window.Bottom; y++)
            foreach (int x in ForRow(y, window.X, window.Right))
                flags[(y - window.Y) * window.Width + x - window.X] |= (byte)SampleFlags.Defect;
    }
}
