using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// The triangles of a field's brightest stars: each star with any two of its nearest neighbours among them. Small
/// triangles survive a drift of most of the frame and any distortion; their shapes stand in a k-d tree.
/// </summary>
internal sealed class TriangleIndex
{
    /// <summary>Thinner triangles, and smaller ones in pixels, tell nothing.</summary>
    private const double LeastShortRatio = 0.1, LeastLongest = 10;

    private readonly Triangle[] _triangles;
    private readonly KdTree _shapes;

    public TriangleIndex(StarField field, AsterismLevel level)
    {
        StarCount = Math.Min(level.Stars, field.Count);
        _triangles = Build(field, StarCount, level.Neighbours);
        _shapes = new KdTree(
            [.. _triangles.Select(triangle => triangle.MiddleRatio)],
            [.. _triangles.Select(triangle => triangle.ShortRatio)]);
    }

    /// <summary>How many of the brightest stars take part.</summary>
    public int StarCount { get; }

    public IReadOnlyList<Triangle> Triangles => _triangles;

    /// <summary>Adds the numbers of the triangles of about this shape.</summary>
    public void Similar(in Triangle triangle, double tolerance, List<int> found) =>
        _shapes.Within(triangle.MiddleRatio, triangle.ShortRatio, tolerance, found);

    private static Triangle[] Build(StarField field, int count, int neighbours)
    {
        var seen = new HashSet<(int, int, int)>();
        var triangles = new List<Triangle>();
        var order = new int[count];
        var squares = new double[count];
        for (int star = 0; star < count; star++)
        {
            for (int other = 0; other < count; other++)
            {
                double dx = field.X[other] - field.X[star], dy = field.Y[other] - field.Y[star];
                (order[other], squares[other]) = (other, dx * dx + dy * dy);
            }

            Array.Sort(squares, order);
            int last = Math.Min(neighbours, count - 1);
            for (int i = 1; i < last; i++)
                for (int j = i + 1; j <= last; j++)
                    if (seen.Add(Sorted(star, order[i], order[j])))
                        triangles.Add(Triangle.Of(field.X, field.Y, star, order[i], order[j]));
        }

        triangles.RemoveAll(triangle => triangle.ShortRatio < LeastShortRatio || triangle.Longest < LeastLongest);
        return [.. triangles];
    }

    private static (int, int, int) Sorted(int a, int b, int c)
    {
        if (a > b) (a, b) = (b, a);
        if (b > c) (b, c) = (c, b);
        return a > b ? (b, a, c) : (a, b, c);
    }
}
