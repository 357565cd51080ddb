using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>The part of a frame's plane, or of several of the same area, at hand, and the part that holds data at all.</summary>
internal readonly ref struct SourceWindow(ReadOnlySpan<float> samples, PixelRectangle area, PixelRectangle valid)
{
    public readonly ReadOnlySpan<float> Samples = samples;

    /// <summary>What the samples cover, row by row; inside <see cref="Valid"/>.</summary>
    public readonly PixelRectangle Area = area;

    public readonly PixelRectangle Valid = valid;

    /// <summary>Of a window of several planes, one of them.</summary>
    public SourceWindow Plane(int plane) => new(Samples.Slice(plane * (int)Area.Area, (int)Area.Area), Area, Valid);

    public int IndexOf(int x, int y) => (y - Area.Y) * Area.Width + (x - Area.X);

    /// <summary>The sample at (x, y), or the nearest there is.</summary>
    public float Nearest(int x, int y) =>
        Samples[IndexOf(Math.Clamp(x, Area.X, Area.Right - 1), Math.Clamp(y, Area.Y, Area.Bottom - 1))];
}
