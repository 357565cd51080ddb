namespace AstroStacker.Imaging;

/// <summary>A rectangle of whole pixels; (X, Y) is its top-left sample, Right and Bottom are just outside.</summary>
public readonly record struct PixelRectangle(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>Number of pixels; 0 when empty.</summary>
    public long Area => IsEmpty ? 0 : (long)Width * Height;

    public bool Contains(int x, int y) => x >= X && x < Right && y >= Y && y < Bottom;

    public bool Contains(PixelRectangle other) =>
        other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>The common part; empty (width or height 0) where there is none.</summary>
    public PixelRectangle Intersect(PixelRectangle other)
    {
        int x = Math.Max(X, other.X), y = Math.Max(Y, other.Y);
        return new PixelRectangle(x, y, Math.Max(0, Math.Min(Right, other.Right) - x), Math.Max(0, Math.Min(Bottom, other.Bottom) - y));
    }

    /// <summary>The rectangle grown by <paramref name="pixels"/> on all four sides.</summary>
    public PixelRectangle Inflate(int pixels) => new(X - pixels, Y - pixels, Width + 2 * pixels, Height + 2 * pixels);

    public PixelRectangle Offset(int dx, int dy) => new(X + dx, Y + dy, Width, Height);

    public override string ToString() => $"{Width} x {Height} at ({X}, {Y})";
}
