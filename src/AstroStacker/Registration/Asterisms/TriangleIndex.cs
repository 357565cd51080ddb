namespace AstroStacker.Registration.Asterisms;

/// <summary>
/// All triangles of a field's brightest stars, found by their shape: sorted into cells of the two ratios.
/// </summary>
internal sealed class TriangleIndex
{
    /// <summary>About the tolerance of most queries.</summary>
    private const float Cell = 0.004f;

    private const int Side = (int)(1 / Cell) + 1;

    private readonly Triangle[] _triangles;
    private readonly int[] _start = new int[Side * Side + 1];

    public TriangleIndex(StarField field, int stars)
    {
        var triangles = Triangle.Of(field, stars);
        foreach (var triangle in triangles) _start[CellOf(triangle) + 1]++;
        for (int k = 1; k < _start.Length; k++) _start[k] += _start[k - 1];
        var next = _start.AsSpan(0, Side * Side).ToArray();
        _triangles = new Triangle[triangles.Length];
        foreach (var triangle in triangles) _triangles[next[CellOf(triangle)]++] = triangle;
    }

    public ReadOnlySpan<Triangle> Triangles => _triangles;

    /// <summary>Adds the numbers of the triangles of about this shape, in a fixed order.</summary>
    public void Similar(in Triangle triangle, float tolerance, List<int> found)
    {
        int top = CellOf(triangle.ShortRatio - tolerance), bottom = CellOf(triangle.ShortRatio + tolerance);
        int left = CellOf(triangle.MiddleRatio - tolerance), right = CellOf(triangle.MiddleRatio + tolerance);
        for (int row = top; row <= bottom; row++)
            for (int n = _start[row * Side + left]; n < _start[row * Side + right + 1]; n++)
            {
                ref readonly var other = ref _triangles[n];
                if (Math.Abs(other.ShortRatio - triangle.ShortRatio) <= tolerance
                    && Math.Abs(other.MiddleRatio - triangle.MiddleRatio) <= tolerance)
                    found.Add(n);
            }
    }

    private static int CellOf(in Triangle triangle) =>
        CellOf(triangle.ShortRatio) * Side + CellOf(triangle.MiddleRatio);

    private static int CellOf(float ratio) => Math.Clamp((int)(ratio / Cell), 0, Side - 1);
}
