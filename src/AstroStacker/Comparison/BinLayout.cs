using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>How the samples of a frame fall into bins: every bin holds the same places of the mosaic's pattern.</summary>
internal sealed class BinLayout
{
    private readonly CfaPattern? _cfa;
    private readonly int[][] _colours;

    private BinLayout(PixelRectangle area, CfaPattern? cfa, int planeCount, int size)
    {
        Area = area;
        Size = size;
        _cfa = cfa;
        PlaneCount = planeCount;
        (Width, Height) = (Area.Width / size, Area.Height / size);
        _colours = [.. Enumerable.Range(0, size).Select(y => Enumerable.Range(0, size).Select(x => ColourAt(x, y)).ToArray())];
    }

    /// <summary>The part of the sensor that is used; bin (0, 0) is its corner.</summary>
    public PixelRectangle Area { get; }

    public int Size { get; }

    public int Width { get; }

    public int Height { get; }

    public int PlaneCount { get; }

    /// <summary>True where columns and rows of one parity hold the same colours: no mosaic, or a 2x2 pattern.</summary>
    public bool RepeatsEveryTwo => _cfa is null || (_cfa.RepeatWidth <= 2 && _cfa.RepeatHeight <= 2);

    /// <summary>Bins of the least size from 4 on that holds whole patterns, times <paramref name="scale"/>.</summary>
    public static BinLayout Of(ICalibratedFrame frame, int scale)
    {
        int size = BinnedFrame.UsualSize;
        if (frame.Info.Cfa is { } cfa)
            while (size % cfa.RepeatWidth != 0 || size % cfa.RepeatHeight != 0) size++;
        return new BinLayout(frame.Area, frame.Info.Cfa, frame.Info.Cfa?.ColourCount ?? frame.Info.PlaneCount, size * scale);
    }

    /// <summary>Bins of twice the side.</summary>
    public BinLayout Doubled() => new(Area, _cfa, PlaneCount, 2 * Size);

    /// <summary>The colour number at a place inside a bin; 0 where there is no mosaic.</summary>
    public int ColourAt(int x, int y) => _cfa?.ColourAt(Area.X + x, Area.Y + y) ?? 0;

    public ReadOnlySpan<int> ColoursOfRow(int y) => _colours[y];

    public int SampleCount(int plane) => _cfa is null ? Size * Size : _colours.Sum(row => row.Count(colour => colour == plane));

    /// <summary>Mean place of a colour's samples in bin (0, 0), full-sensor pixels.</summary>
    public (double X, double Y) Origin(int plane)
    {
        double sumX = 0, sumY = 0;
        int count = 0;
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
            {
                if (_cfa is not null && _colours[y][x] != plane) continue;
                sumX += x;
                sumY += y;
                count++;
            }

        return (Area.X + sumX / count, Area.Y + sumY / count);
    }
}
