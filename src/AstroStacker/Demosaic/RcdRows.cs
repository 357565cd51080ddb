using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>
/// Between a window and <see cref="RcdLines"/>: takes rows in, balanced, and puts finished rows out. Beyond the sensor's edge
/// stands its mirror image about the outermost sample, which keeps the mosaic's order.
/// </summary>
internal readonly ref struct RcdRows
{
    private const int Green = 1;

    private readonly ReadOnlySpan<float> _samples;
    private readonly Span<float> _planes;
    private readonly Span<float> _line;
    private readonly MosaicWindow _window;
    private readonly PixelRectangle _output;
    private readonly int _reach;

    /// <param name="samples">The window's.</param>
    /// <param name="window">Where they lie.</param>
    /// <param name="output">What is to be made.</param>
    /// <param name="planes">Where it goes.</param>
    /// <param name="line">Scratch of two samples a computed place; is cleared.</param>
    /// <param name="reach">Samples to take in beyond the output.</param>
    public RcdRows(
        ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes, Span<float> line, int reach)
    {
        _samples = samples;
        _planes = planes;
        _line = line;
        _window = window;
        _output = output;
        _reach = reach;
        line.Clear();
    }

    /// <summary>Column of the first computed place.</summary>
    private int FirstColumn => (_output.X >> 1) * 2 - 2 * RcdLines.Margin;

    /// <summary>Takes row y of the sensor, or of its mirror image, into the rings of balanced samples.</summary>
    public void Take(int y, in RcdLines lines)
    {
        Split(y, lines, RcdRing.Colour, RcdRing.Green);
        if (_window.Balance is not { } balance) return;
        RcdRowKernels.Balance(lines.Row(RcdRing.Colour, y), balance.Gains[lines.ColourOf(y)], balance.Offset);
        RcdRowKernels.Balance(lines.Row(RcdRing.Green, y), balance.Gains[Green], balance.Offset);
    }

    /// <summary>Puts row y into the planes: its samples as they came, the rest brought back from the balance.</summary>
    public void Put(int y, in RcdLines lines)
    {
        int own = lines.ColourOf(y), other = 2 - own;
        Split(y, lines, RcdRing.RawColour, RcdRing.RawGreen);
        Bring(lines, y, RcdRing.AlongAtGreen, own, RcdRing.AtGreen);
        Merge(lines, y, own, RcdRing.RawColour, RcdRing.AtGreen);
        Bring(lines, y, RcdRing.GreenAtColour, Green, RcdRing.AtColour);
        Merge(lines, y, Green, RcdRing.AtColour, RcdRing.RawGreen);
        Bring(lines, y, RcdRing.Opposite, other, RcdRing.AtColour);
        Bring(lines, y, RcdRing.AcrossAtGreen, other, RcdRing.AtGreen);
        Merge(lines, y, other, RcdRing.AtColour, RcdRing.AtGreen);
    }

    private void Split(int y, in RcdLines lines, RcdRing colour, RcdRing green)
    {
        var valid = _window.Valid;
        var row = _samples[((Mirrored(y, valid.Y, valid.Bottom) - _window.Area.Y) * _window.Area.Width)..];
        int left = _output.X - _reach, right = _output.Right + _reach;
        int from = Math.Max(left, valid.X), to = Math.Min(right, valid.Right);
        row[(from - _window.Area.X)..(to - _window.Area.X)].CopyTo(_line[(from - FirstColumn)..]);
        for (int x = left; x < from; x++) _line[x - FirstColumn] = row[Mirrored(x, valid.X, valid.Right) - _window.Area.X];
        for (int x = to; x < right; x++) _line[x - FirstColumn] = row[Mirrored(x, valid.X, valid.Right) - _window.Area.X];
        bool colourFirst = lines.Shift(y) == 0;
        PhaseKernels.Split(_line, lines.Row(colourFirst ? colour : green, y), lines.Row(colourFirst ? green : colour, y));
    }

    private void Bring(in RcdLines lines, int y, RcdRing from, int colour, RcdRing to)
    {
        float gain = _window.Balance?.Gains[colour] ?? 1, offset = _window.Balance?.Offset ?? 0;
        RcdRowKernels.Unbalance(lines.Row(from, y), 1 / gain, offset, lines.Row(to, y));
    }

    private void Merge(in RcdLines lines, int y, int plane, RcdRing atColour, RcdRing atGreen)
    {
        bool colourFirst = lines.Shift(y) == 0;
        PhaseKernels.Merge(lines.Row(colourFirst ? atColour : atGreen, y), lines.Row(colourFirst ? atGreen : atColour, y), _line);
        int start = (plane * _output.Height + y - _output.Y) * _output.Width;
        _line.Slice(_output.X - FirstColumn, _output.Width).CopyTo(_planes[start..]);
    }

    /// <summary>The place within first to end - 1 whose sample stands at any place of the endless mirror image.</summary>
    private static int Mirrored(int place, int first, int end)
    {
        int last = end - 1;
        if (first == last) return first;
        while (place < first || place > last) place = place < first ? 2 * first - place : 2 * last - place;
        return place;
    }
}
