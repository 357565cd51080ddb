using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// A frame averaged over square bins of its sensor, one plane a colour, in the calibrated frame's own units: a sixteenth
/// of its samples, in which noise, trails and backgrounds are seen without stars' detail. Only whole bins count.
/// </summary>
public sealed class BinnedFrame : IDisposable
{
    /// <summary>Side of a bin where the colours' pattern repeats after 1, 2 or 4 samples; X-Trans takes 6.</summary>
    public const int UsualSize = 4;

    private readonly PlanePool.Rented<float> _planes;
    private readonly PlanePool.Rented<byte> _saturated;
    private readonly BinLayout _layout;

    private BinnedFrame(BinLayout layout)
    {
        _layout = layout;
        _planes = PlanePool.Rent<float>(checked(layout.PlaneCount * layout.Width * layout.Height));
        _saturated = PlanePool.Rent<byte>(layout.Width * layout.Height);
    }

    /// <summary>Side of a bin, sensor pixels.</summary>
    public int Size => _layout.Size;

    /// <summary>Bins across.</summary>
    public int Width => _layout.Width;

    /// <summary>Bins down.</summary>
    public int Height => _layout.Height;

    /// <summary>One a colour of the mosaic or a plane of the picture.</summary>
    public int PlaneCount => _layout.PlaneCount;

    /// <summary>1 where a sample of the bin, of whatever colour, is saturated, else 0; row by row.</summary>
    public ReadOnlySpan<byte> Saturated => _saturated.Span;

    /// <summary>The means of a colour's samples, row by row.</summary>
    public ReadOnlySpan<float> Plane(int plane) => _planes.Span.Slice(plane * Width * Height, Width * Height);

    /// <summary>How many samples of a colour a bin averages.</summary>
    public int SampleCount(int plane) => _layout.SampleCount(plane);

    /// <summary>
    /// Where the light of bin (0, 0) of a colour was collected: the mean place of its samples, full-sensor pixels.
    /// </summary>
    public (double X, double Y) Origin(int plane) => _layout.Origin(plane);

    /// <summary>The middle of bin (0, 0), full-sensor pixels: the mean place of all its samples.</summary>
    public (double X, double Y) Centre => (_layout.Area.X + (Size - 1) / 2.0, _layout.Area.Y + (Size - 1) / 2.0);

    /// <summary>
    /// Reads a frame, one row of bins at a time, on the calling thread; to be disposed. <paramref name="scale"/> makes the
    /// bins so many times as large.
    /// </summary>
    public static BinnedFrame Read(ICalibratedFrame frame, CancellationToken cancellationToken, int scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var layout = BinLayout.Of(frame, scale);
        var binned = new BinnedFrame(layout);
        binned._planes.Span.Clear();
        binned._saturated.Span.Clear();
        using var samples = PlanePool.Rent<float>(layout.Area.Width * layout.Size);
        using var flags = PlanePool.Rent<byte>(layout.Area.Width * layout.Size);
        for (int row = 0; row < layout.Height; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            binned.ReadRow(frame, row, samples.Span, flags.Span);
        }

        return binned;
    }

    public long Bytes => (long)_planes.Length * sizeof(float) + _saturated.Length;

    /// <summary>At the most, of <see cref="Halved"/>.</summary>
    public long HalvedBytes => Bytes / 4;

    /// <summary>The same in bins of twice the side, each the mean of four; to be disposed.</summary>
    public BinnedFrame Halved()
    {
        var halved = new BinnedFrame(_layout.Doubled());
        for (int y = 0; y < halved.Height; y++)
        {
            for (int plane = 0; plane < PlaneCount; plane++)
                BinKernels.Halve(Row(plane, 2 * y), Row(plane, 2 * y + 1), halved.Row(plane, y));
            var flags = halved._saturated.Span.Slice(y * halved.Width, halved.Width);
            ReadOnlySpan<byte> both = _saturated.Span.Slice(2 * y * Width, 2 * Width), upper = both[..Width], lower = both[Width..];
            for (int x = 0; x < flags.Length; x++)
                flags[x] = (byte)(upper[2 * x] | upper[2 * x + 1] | lower[2 * x] | lower[2 * x + 1]);
        }

        return halved;
    }

    public void Dispose()
    {
        _planes.Dispose();
        _saturated.Dispose();
    }

    private void ReadRow(ICalibratedFrame frame, int row, Span<float> samples, Span<byte> flags)
    {
        var rows = new PixelRectangle(_layout.Area.X, _layout.Area.Y + row * Size, _layout.Area.Width, Size);
        for (int plane = 0; plane < frame.Info.PlaneCount; plane++)
        {
            if (frame.ReadCounting(plane, rows, samples).Any)
            {
                frame.ReadFlags(plane, rows, flags);
                Mark(flags, rows.Width, _saturated.Span.Slice(row * Width, Width));
            }

            if (_layout.RepeatsEveryTwo) AddQuads(plane, row, samples);
            else AddRows(row, samples);
        }

        for (int plane = 0; plane < PlaneCount; plane++)
            BinKernels.Scale(Row(plane, row), 1f / _layout.SampleCount(plane));
    }

    /// <summary>Rows of one parity hold the same colours: two of them at a time.</summary>
    private void AddQuads(int plane, int row, ReadOnlySpan<float> samples)
    {
        int width = _layout.Area.Width;
        for (int y = 0; y < Size; y += y % 4 == 1 ? 3 : 1)
        {
            var even = Row(plane + _layout.ColourAt(0, y), row);
            var odd = Row(plane + _layout.ColourAt(1, y), row);
            var upper = samples.Slice(y * width, width);
            var lower = samples.Slice((y + 2) * width, width);
            if (Size == UsualSize) BinKernels.AddQuads(upper, lower, even, odd);
            else AddWide(upper, lower, even, odd);
        }
    }

    /// <summary>The same for bins of several quads.</summary>
    private void AddWide(ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, Span<float> even, Span<float> odd)
    {
        int quads = Size / UsualSize, count = Width * quads;
        using var sums = PlanePool.Rent<float>(2 * count);
        sums.Span.Clear();
        BinKernels.AddQuads(upper, lower, sums.Span[..count], sums.Span[count..]);
        for (int i = 0; i < count; i++)
        {
            even[i / quads] += sums.Span[i];
            odd[i / quads] += sums.Span[count + i];
        }
    }

    private void AddRows(int row, ReadOnlySpan<float> samples)
    {
        int width = _layout.Area.Width;
        using var sums = PlanePool.Rent<float>(PlaneCount * Width);
        sums.Span.Clear();
        for (int y = 0; y < Size; y++)
            BinKernels.AddRow(samples.Slice(y * width, width), _layout.ColoursOfRow(y), Size, Width, sums.Span);
        for (int plane = 0; plane < PlaneCount; plane++) sums.Span.Slice(plane * Width, Width).CopyTo(Row(plane, row));
    }

    private void Mark(ReadOnlySpan<byte> flags, int stride, Span<byte> bins)
    {
        for (int y = 0; y < Size; y++)
        {
            var line = flags.Slice(y * stride, Width * Size);
            for (int x = line.IndexOf((byte)1); x >= 0 && x < line.Length;)
            {
                bins[x / Size] = 1;
                int next = line[(x + 1)..].IndexOf((byte)1);
                x = next < 0 ? line.Length : x + 1 + next;
            }
        }
    }

    private Span<float> Row(int plane, int row) => _planes.Span.Slice((plane * Height + row) * Width, Width);
}
