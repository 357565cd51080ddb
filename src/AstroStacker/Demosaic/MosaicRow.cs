using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>One row of a window and where its planes go.</summary>
internal readonly ref struct MosaicRow(
    ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, int y, Span<float> planes)
{
    public readonly ReadOnlySpan<float> Samples = samples;

    public readonly MosaicWindow Window = window;

    private readonly Span<float> _planes = planes;

    private readonly PixelRectangle _output = output;

    /// <summary>Full-sensor row.</summary>
    public int Y { get; } = y;

    public CfaPattern Cfa => Window.Cfa!;

    /// <summary>Index in <see cref="Samples"/> of the sample at full-sensor (x, y).</summary>
    public int IndexOf(int x, int y) => (y - Window.Area.Y) * Window.Area.Width + (x - Window.Area.X);

    /// <summary>The output samples of one colour in this row from full-sensor column x on.</summary>
    public Span<float> Plane(int colour, int x, int count) =>
        _planes.Slice((colour * _output.Height + Y - _output.Y) * _output.Width + (x - _output.X), count);
}
