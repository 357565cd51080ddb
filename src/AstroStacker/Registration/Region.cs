namespace AstroStacker.Registration;

/// <summary>An upright rectangle of real coordinates, pixels.</summary>
internal readonly record struct Region(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public Region Inflate(double share) =>
        new(Left - share * Width, Top - share * Height, Right + share * Width, Bottom + share * Height);

    /// <summary>The least rectangle around both.</summary>
    public Region With(Region other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top),
        Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The least rectangle around all points; empty at 0 without any.</summary>
    public static Region Around(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.IsEmpty) return default;
        var region = new Region(x[0], y[0], x[0], y[0]);
        for (int i = 1; i < x.Length; i++) region = region.With(new Region(x[i], y[i], x[i], y[i]));
        return region;
    }
}
