using AstroStacker.Numerics;

namespace AstroStacker.Registration.Pictures;

/// <summary>The circle that a blob's limb lies on; picture pixels.</summary>
internal readonly record struct LimbCircle(double X, double Y, double Radius)
{
    private const ulong Seed = 20190721;

    private const int Trials = 400;

    /// <summary>Share of the outline that lies on the circle; a crescent's limb is a little over half of it.</summary>
    private const double LeastOnLimb = 0.4;

    /// <summary>Share of the outline that the circle holds: nothing of the blob lies outside its limb.</summary>
    private const double LeastHeld = 0.97;

    /// <summary>Directions of 10 degrees in which the limb is seen: less than 100 degrees fix no circle.</summary>
    private const int LeastDirections = 10;

    private const int Directions = 36;

    /// <summary>Null where the outline is no limb.</summary>
    public static LimbCircle? Fit(BrightBlob blob, int width, int height)
    {
        // Where the picture's edge cuts the blob there is no limb.
        var outline = blob.Outline
            .Where(point => point.X > 1 && point.Y > 1 && point.X < width - 3 && point.Y < height - 3).ToList();
        if (outline.Count < LeastDirections) return null;
        var random = new SeededRandom(Seed);
        (LimbCircle Circle, int Votes) best = default;
        for (int trial = 0; trial < Trials; trial++)
        {
            (int X, int Y)[] three = [.. Enumerable.Range(0, 3).Select(_ => outline[random.NextInt(outline.Count)])];
            if (LeastSquares(three) is not { } circle || circle.Radius > Math.Max(width, height)) continue;
            int votes = circle.Near(outline).Count;
            if (votes > best.Votes) best = (circle, votes);
        }

        return best.Votes == 0 ? null : best.Circle.Settled(outline);
    }

    private LimbCircle? Settled(List<(int X, int Y)> outline)
    {
        const int rounds = 4;
        var circle = this;
        for (int round = 0; round < rounds; round++)
        {
            if (LeastSquares(circle.Near(outline)) is not { } better) return null;
            circle = better;
        }

        var limb = circle.Near(outline);
        double held = outline.Count(point => circle.Distance(point) <= circle.Tolerance);
        int seen = limb.Select(circle.Direction).Distinct().Count();
        bool isLimb = limb.Count >= LeastOnLimb * outline.Count
            && held >= LeastHeld * outline.Count && seen >= LeastDirections;
        return isLimb ? circle : null;
    }

    /// <summary>How far a point of the limb may lie from the circle: mountains, seeing, whole pixels.</summary>
    private double Tolerance => Math.Max(1, 0.02 * Radius);

    private List<(int X, int Y)> Near(List<(int X, int Y)> points)
    {
        var circle = this;
        return [.. points.Where(point => Math.Abs(circle.Distance(point)) <= circle.Tolerance)];
    }

    private double Distance((int X, int Y) point) =>
        Math.Sqrt((point.X - X) * (point.X - X) + (point.Y - Y) * (point.Y - Y)) - Radius;

    private int Direction((int X, int Y) point) =>
        (int)((Math.Atan2(point.Y - Y, point.X - X) / (2 * Math.PI) + 0.5) * Directions) % Directions;

    /// <summary>The least squares of x^2 + y^2 = 2 a x + 2 b y + c (Kasa 1976), about the mean; null on a line.</summary>
    private static LimbCircle? LeastSquares(IReadOnlyList<(int X, int Y)> points)
    {
        if (points.Count < 3) return null;
        double meanX = points.Average(point => point.X), meanY = points.Average(point => point.Y);
        Span<double> normal = stackalloc double[9], right = stackalloc double[3], row = stackalloc double[3];
        normal.Clear();
        right.Clear();
        foreach (var point in points)
        {
            double x = point.X - meanX, y = point.Y - meanY;
            (row[0], row[1], row[2]) = (2 * x, 2 * y, 1);
            for (int i = 0; i < 3; i++)
            {
                right[i] += row[i] * (x * x + y * y);
                for (int j = 0; j <= i; j++) normal[i * 3 + j] += row[i] * row[j];
            }
        }

        if (!SymmetricSolver.Solve(normal, 3, right)) return null;
        double square = right[2] + right[0] * right[0] + right[1] * right[1];
        return square > 0 ? new LimbCircle(meanX + right[0], meanY + right[1], Math.Sqrt(square)) : null;
    }
}
