using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// How the samples lie in the file: sample = Zero + Scale x stored number, rows of Width, planes after each other.
/// </summary>
internal sealed record FitsLayout
{
    // FITS standard 4.0, section 4.4.1.
    private const int MostAxes = 999;

    public required long DataOffset { get; init; }

    /// <summary>8, 16, 32 (integers), -32, -64 (floating point).</summary>
    public required int BitPix { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int PlaneCount { get; init; }

    public required double Zero { get; init; }

    public required double Scale { get; init; }

    /// <summary>The stored number of samples without a value (integers only); null where there is none such.</summary>
    public double? Blank { get; init; }

    /// <summary>True where a sample may have no value.</summary>
    public bool MayLackSamples => Blank is not null || BitPix < 0;

    /// <summary>True where the first stored row is the lowest of the upright picture.</summary>
    public required bool BottomUp { get; init; }

    public int SampleBytes => Math.Abs(BitPix) / 8;

    public long RowBytes => (long)Width * SampleBytes;

    public long DataBytes => RowBytes * Height * PlaneCount;

    public bool IsPlain => Scale == 1 && Zero == 0;

    /// <summary>16-bit unsigned numbers, which FITS keeps as signed ones less 32768.</summary>
    public bool IsUInt16 => BitPix == 16 && Scale == 1 && Zero == 32768;

    /// <summary>Throws <see cref="FrameException"/> for what can't be read, by name.</summary>
    /// <param name="header">Of the picture's part.</param>
    /// <param name="length">Bytes that there are; null where that isn't known yet.</param>
    public static FitsLayout From(FitsHeader header, long? length)
    {
        int bitPix = (int)header.Whole("BITPIX");
        if (bitPix is not (8 or 16 or 32 or -32 or -64))
            throw Unsupported(
                header, $"keeps its samples as BITPIX = {bitPix}", "Convert it to 16-bit or 32-bit float FITS.");
        var (width, height, planes) = Axes(header);
        var layout = new FitsLayout
        {
            DataOffset = header.DataOffset,
            BitPix = bitPix,
            Width = width,
            Height = height,
            PlaneCount = planes,
            Zero = header.Number("BZERO") ?? 0,
            Scale = header.Number("BSCALE") ?? 1,
            Blank = bitPix > 0 ? header.Number("BLANK") : null,
            BottomUp = string.Equals(header.Text("ROWORDER"), "BOTTOM-UP", StringComparison.OrdinalIgnoreCase),
        };
        if (layout.Scale == 0) throw Unsupported(header, "has BSCALE = 0", Remedies.Damaged);
        long needed = layout.DataOffset + layout.DataBytes;
        if (length < needed)
            throw new FrameException(
                header.Path, $"has {length} bytes but its header of {width} x {height} x {planes} samples needs {needed}",
                Remedies.Damaged);
        return layout;
    }

    /// <summary>Byte position of a sample, given the row of the upright picture.</summary>
    public long PositionOf(int plane, int x, int y)
    {
        int storedRow = BottomUp ? Height - 1 - y : y;
        return DataOffset + ((long)plane * Height + storedRow) * RowBytes + (long)x * SampleBytes;
    }

    private static (int Width, int Height, int Planes) Axes(FitsHeader header)
    {
        long axes = header.Whole("NAXIS");
        while (axes > 2 && axes <= MostAxes && header.Whole($"NAXIS{axes}") == 1) axes--;
        if (axes is not (2 or 3))
            throw Unsupported(
                header, $"has {axes} axes", "Export the picture as plain FITS of 2 axes, or 3 with three planes.");
        long width = header.Whole("NAXIS1"), height = header.Whole("NAXIS2");
        long planes = axes == 3 ? header.Whole("NAXIS3") : 1;
        if (width < 1 || height < 1 || width > int.MaxValue / 8 || height > int.MaxValue / 8)
            throw Unsupported(header, $"claims to be {width} x {height} samples", Remedies.Damaged);
        if (planes is not (1 or 3))
            throw Unsupported(
                header, $"is a cube of {planes} planes", "Export each plane as a file of its own, or the three of a colour picture.");
        return ((int)width, (int)height, (int)planes);
    }

    private static FrameException Unsupported(FitsHeader header, string problem, string remedy) =>
        new(header.Path, problem, remedy);
}
