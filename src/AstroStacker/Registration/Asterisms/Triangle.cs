namespace AstroStacker.Registration.Asterisms;

/// <summary>
/// Three stars, the vertices in the order of their opposite sides, longest first; two ratios of sides tell the shape
/// whatever its place, size and angle (Valdes et al. 1995).
/// </summary>
internal readonly record struct Triangle(
    byte A, byte B, byte C, bool Clockwise, float MiddleRatio, float ShortRatio, float Longest)
{
    /// <summary>Thinner triangles, and smaller ones in pixels, tell nothing.</summary>
    private const double LeastShortRatio = 0.1, LeastLongest = 10;

    /// <summary>All triangles of so many of the brightest stars, at most 256.</summary>
    public static Triangle[] Of(StarField field, int stars)
    {
        int count = Math.Min(stars, field.Count);
        var sides = new double[count * count];
        for (int a = 0; a < count; a++)
            for (int b = 0; b < count; b++)
            {
                double x = field.X[a] - field.X[b], y = field.Y[a] - field.Y[b];
                sides[a * count + b] = Math.Sqrt(x * x + y * y);
            }

        var triangles = new List<Triangle>(count * (count - 1) * (count - 2) / 6);
        for (int a = 0; a < count; a++)
            for (int b = a + 1; b < count; b++)
                for (int c = b + 1; c < count; c++)
                    if (Of(field, (a, b, c), sides[b * count + c], sides[a * count + c], sides[a * count + b])
                        is { } triangle)
                        triangles.Add(triangle);
        return [.. triangles];
    }

    private static Triangle? Of(StarField field, (int A, int B, int C) stars, double sideA, double sideB, double sideC)
    {
        var (a, b, c) = stars;
        if (sideA < sideB) (sideA, sideB, a, b) = (sideB, sideA, b, a);
        if (sideB < sideC) (sideB, sideC, b, c) = (sideC, sideB, c, b);
        if (sideA < sideB) (sideA, sideB, a, b) = (sideB, sideA, b, a);
        if (sideC < LeastShortRatio * sideA || sideA < LeastLongest) return null;
        double turn = (field.X[b] - field.X[a]) * (field.Y[c] - field.Y[a])
            - (field.X[c] - field.X[a]) * (field.Y[b] - field.Y[a]);
        return new Triangle(
            (byte)a, (byte)b, (byte)c, turn > 0, (float)(sideB / sideA), (float)(sideC / sideA), (float)sideA);
    }
}
