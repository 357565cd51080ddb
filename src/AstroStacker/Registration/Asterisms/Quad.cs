namespace AstroStacker.Registration.Asterisms;

/// <summary>
/// A star A and three of its nearest brighter ones, B the farthest of these and C the nearest. Where C and D lie in the
/// frame in which A is 0 and B is 1 tells the shape whatever its place, size and angle (after Lang et al. 2010).
/// </summary>
/// <param name="A">The faintest, where all is seen from.</param>
/// <param name="B">Farthest from A.</param>
/// <param name="C">Nearest to A.</param>
/// <param name="D">Between.</param>
/// <param name="Code">C and D as seen from A with B as unit.</param>
/// <param name="Length">From A to B, pixels.</param>
internal readonly record struct Quad(int A, int B, int C, int D, QuadCode Code, double Length)
{
    /// <summary>Smaller quads tell nothing.</summary>
    private const double LeastLength = 8;

    /// <summary>Adds all quads of the brightest stars, each with three of so many neighbours.</summary>
    public static Quad[] Of(StarField field, NearestBrighter near, int neighbours)
    {
        var quads = new List<Quad>(near.Stars * neighbours * (neighbours - 1) * (neighbours - 2) / 6);
        for (int star = 0; star < near.Stars; star++)
        {
            var others = near.Of(star);
            int count = Math.Min(neighbours, others.Length);
            for (int b = 2; b < count; b++)
                for (int d = 1; d < b; d++)
                    for (int c = 0; c < d; c++)
                        if (Of(field, star, others[b], others[c], others[d]) is { } quad) quads.Add(quad);
        }

        return [.. quads];
    }

    private static Quad? Of(StarField field, int a, int b, int c, int d)
    {
        double x = field.X[b] - field.X[a], y = field.Y[b] - field.Y[a], square = x * x + y * y;
        if (square < LeastLength * LeastLength) return null;
        var (cx, cy) = Seen(field, a, c, x / square, y / square);
        var (dx, dy) = Seen(field, a, d, x / square, y / square);
        return new Quad(a, b, c, d, new QuadCode(cx, cy, dx, dy), Math.Sqrt(square));
    }

    private static (float X, float Y) Seen(StarField field, int a, int star, double unitX, double unitY)
    {
        double x = field.X[star] - field.X[a], y = field.Y[star] - field.Y[a];
        return ((float)(x * unitX + y * unitY), (float)(y * unitX - x * unitY));
    }
}
