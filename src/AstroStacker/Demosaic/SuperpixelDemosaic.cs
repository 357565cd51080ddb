using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>
/// Each 2x2 square of the mosaic becomes one pixel: its red, its blue, the mean of its greens. Nothing is interpolated, so
/// noise stays independent and colours true; <see cref="Origin"/> says where in the square each colour lies.
/// </summary>
public sealed class SuperpixelDemosaic : IDemosaic
{
    private const int Side = 2;

    public string Name => "superpixel";

    public string Summary => "each 2x2 square becomes one pixel of a picture of half the size; nothing is interpolated";

    public int HaloPixels => 0;

    public int FlagReachPixels => 0;

    public int Scale => Side;

    /// <summary>2x2 mosaics with at most two samples a colour.</summary>
    public bool Supports(CfaPattern cfa) =>
        cfa is { RepeatWidth: Side, RepeatHeight: Side }
        && Enumerable.Range(0, cfa.ColourCount).All(colour => Places(cfa, colour).Count <= 2);

    /// <summary>The mean place of the colour's samples in the square.</summary>
    public (double X, double Y) Origin(int plane, CfaPattern cfa)
    {
        var places = Places(cfa, plane);
        return (places.Average(place => (double)place.X), places.Average(place => (double)place.Y));
    }

    public void Demosaic(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes)
    {
        var sensor = new PixelRectangle(Side * output.X, Side * output.Y, Side * output.Width, Side * output.Height);
        var cfa = WindowGuard.Check(samples, window, sensor, 0);
        WindowGuard.CheckPlanes(planes, output, cfa);
        List<(int X, int Y)>[] places = [.. Enumerable.Range(0, cfa.ColourCount).Select(colour => Places(cfa, colour))];
        using var scratch = PlanePool.Rent<float>(Side * Side * output.Width);
        for (int row = 0; row < output.Height; row++)
        {
            for (int y = 0; y < Side; y++)
            {
                int start = (sensor.Y + Side * row + y - window.Area.Y) * window.Area.Width + sensor.X - window.Area.X;
                PhaseKernels.Split(
                    samples.Slice(start, sensor.Width), Phase(scratch.Span, 0, y, output), Phase(scratch.Span, 1, y, output));
            }

            for (int colour = 0; colour < cfa.ColourCount; colour++)
                Fill(
                    scratch.Span, places[colour], output,
                    planes.Slice((colour * output.Height + row) * output.Width, output.Width));
        }
    }

    private static void Fill(
        Span<float> phases, IReadOnlyList<(int X, int Y)> places, PixelRectangle output, Span<float> row)
    {
        var first = Phase(phases, places[0].X, places[0].Y, output);
        if (places.Count == 1) first.CopyTo(row);
        else SuperpixelKernels.Average(first, Phase(phases, places[1].X, places[1].Y, output), row);
    }

    /// <summary>The samples of one place in the square, all along a row of squares.</summary>
    private static Span<float> Phase(Span<float> phases, int x, int y, PixelRectangle output) =>
        phases.Slice((Side * y + x) * output.Width, output.Width);

    private static List<(int X, int Y)> Places(CfaPattern cfa, int colour)
    {
        var places = new List<(int X, int Y)>();
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
                if (cfa.ColourAt(x, y) == colour) places.Add((x, y));
        return places;
    }
}
