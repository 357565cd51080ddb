namespace AstroStacker.Comparison.Trails;

/// <summary>
/// Where a trail runs over the bins: a straight line from (X, Y) on along the unit vector (DirectionX, DirectionY), and
/// beside it (to the right of its direction, y downwards) by Offset + Turn s + Bend (1 - s^2), s from -1 to 1 over the
/// length: lenses bend trails.
/// </summary>
internal sealed record TrailPath
{
    public required double X { get; init; }

    public required double Y { get; init; }

    public required double DirectionX { get; init; }

    public required double DirectionY { get; init; }

    /// <summary>From edge to edge, bins.</summary>
    public required double Length { get; init; }

    public double Offset { get; init; }

    public double Turn { get; init; }

    /// <summary>How far the middle lies beside the chord of the ends, bins.</summary>
    public double Bend { get; init; }

    /// <summary>The part of a line that lies on a grid; null where too little does.</summary>
    public static TrailPath? Along(LineCandidate line, int width, int height)
    {
        double dx = line.X1 - line.X0, dy = line.Y1 - line.Y0, from = 0, to = 1;
        Cut(line.X0, dx, width - 1, ref from, ref to);
        Cut(line.Y0, dy, height - 1, ref from, ref to);
        double whole = Math.Sqrt(dx * dx + dy * dy);
        if (!(to > from)) return null;
        return new TrailPath
        {
            X = line.X0 + from * dx,
            Y = line.Y0 + from * dy,
            DirectionX = dx / whole,
            DirectionY = dy / whole,
            Length = (to - from) * whole,
        };
    }

    /// <summary>How far beside the straight line the trail runs, so many bins from its beginning.</summary>
    public double BesideAt(double along)
    {
        double s = 2 * along / Length - 1;
        return Offset + Turn * s + Bend * (1 - s * s);
    }

    /// <summary>The trail's place on the bins.</summary>
    public (double X, double Y) At(double along)
    {
        double beside = BesideAt(along);
        return (X + along * DirectionX - beside * DirectionY, Y + along * DirectionY + beside * DirectionX);
    }

    private static void Cut(double start, double step, double most, ref double from, ref double to)
    {
        if (step == 0)
        {
            if (start < 0 || start > most) to = -1;
            return;
        }

        double a = -start / step, b = (most - start) / step;
        from = Math.Max(from, Math.Min(a, b));
        to = Math.Min(to, Math.Max(a, b));
    }
}
