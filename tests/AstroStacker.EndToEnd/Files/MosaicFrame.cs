using System.Buffers.Binary;

namespace AstroStacker.EndToEnd.Files;

/// <summary>
/// A Bayer frame given sample by sample, written as the smallest DNG a camera program accepts. Knows nothing of the
/// program under test, so that both can't make the same mistake.
/// </summary>
internal sealed class MosaicFrame
{
    private const int HeaderBytes = 8;
    private const ushort ByteType = 1, AsciiType = 2, ShortType = 3, LongType = 4, RationalType = 5, SignedRationalType = 10;

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>ADU at column x and row y of the full sensor.</summary>
    public required Func<int, int, double> AduAt { get; init; }

    public string Pattern { get; init; } = "RGGB";

    public ushort BlackAdu { get; init; }

    public ushort WhiteAdu { get; init; } = 65535;

    /// <summary>Left, top, width and height of what sees light; null for the whole sensor.</summary>
    public (int X, int Y, int Width, int Height)? VisibleArea { get; init; }

    public ushort Orientation { get; init; } = 1;

    /// <summary>XYZ to camera, nine numbers; the default makes camera colours equal linear sRGB under D65.</summary>
    public double[] ColourMatrix { get; init; } =
        [3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570];

    public double[] AsShotNeutral { get; init; } = [1, 1, 1];

    public double ExposureSeconds { get; init; } = 10;

    /// <summary>A sensor of one colour each: red, green and blue samples have these ADU.</summary>
    public static MosaicFrame Flat(int width, int height, double red, double green, double blue) => new()
    {
        Width = width,
        Height = height,
        AduAt = (x, y) => (x % 2 + y % 2) switch { 0 => red, 1 => green, _ => blue },
    };

    public void WriteDng(string path)
    {
        var entries = Entries();
        byte[] file = new byte[HeaderBytes + 2 * Width * Height];
        "II*\0"u8.CopyTo(file);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(HeaderBytes + 2 * (y * Width + x)), (ushort)Math.Round(AduAt(x, y)));

        using var stream = File.Create(path);
        using var writer = new BinaryWriter(stream);
        writer.Write(file);
        var offsets = entries.Select(entry => entry.Bytes.Length <= 4 ? 0u : Append(writer, entry.Bytes)).ToArray();
        uint directory = (uint)stream.Position;
        writer.Write((ushort)entries.Count);
        foreach (var (entry, offset) in entries.Zip(offsets))
        {
            writer.Write(entry.Tag);
            writer.Write(entry.Type);
            writer.Write(entry.Count);
            if (entry.Bytes.Length > 4) writer.Write(offset);
            else writer.Write([.. entry.Bytes, .. new byte[4 - entry.Bytes.Length]]);
        }

        writer.Write(0u);
        stream.Position = 4;
        writer.Write(directory);
    }

    private static uint Append(BinaryWriter writer, byte[] bytes)
    {
        uint offset = (uint)writer.BaseStream.Position;
        writer.Write(bytes);
        if (bytes.Length % 2 == 1) writer.Write((byte)0);
        return offset;
    }

    private static Entry Shorts(ushort tag, params ushort[] values) =>
        new(tag, ShortType, (uint)values.Length, [.. values.SelectMany(BitConverter.GetBytes)]);

    private static Entry Longs(ushort tag, params uint[] values) =>
        new(tag, LongType, (uint)values.Length, [.. values.SelectMany(BitConverter.GetBytes)]);

    private static Entry Bytes(ushort tag, params byte[] values) => new(tag, ByteType, (uint)values.Length, values);

    private static Entry Text(ushort tag, string text) =>
        new(tag, AsciiType, (uint)text.Length + 1, [.. System.Text.Encoding.ASCII.GetBytes(text), 0]);

    private static Entry Rationals(ushort tag, ushort type, params double[] values) => new(tag, type, (uint)values.Length,
        [.. values.SelectMany(value => (int[])[(int)Math.Round(value * 10000), 10000]).SelectMany(BitConverter.GetBytes)]);

    private List<Entry> Entries()
    {
        var (left, top, width, height) = VisibleArea ?? (0, 0, Width, Height);
        return
        [
            Longs(254, 0), Longs(256, (uint)Width), Longs(257, (uint)Height), Shorts(258, 16), Shorts(259, 1), Shorts(262, 32803),
            Text(271, "Tester"), Text(272, "Tester One"), Longs(273, HeaderBytes), Shorts(274, Orientation), Shorts(277, 1),
            Longs(278, (uint)Height), Longs(279, (uint)(2 * Width * Height)), Shorts(284, 1),
            Shorts(33421, 2, 2), Bytes(33422, [.. Pattern.Select(letter => (byte)"RGB".IndexOf(letter))]),
            Rationals(33434, RationalType, ExposureSeconds),
            Bytes(50706, 1, 4, 0, 0), Bytes(50707, 1, 1, 0, 0), Text(50708, "Tester One"), Bytes(50710, 0, 1, 2), Shorts(50711, 1),
            Shorts(50713, 1, 1), Longs(50714, BlackAdu), Longs(50717, WhiteAdu),
            Rationals(50721, SignedRationalType, ColourMatrix), Rationals(50728, RationalType, AsShotNeutral), Shorts(50778, 21),
            Longs(50829, (uint)top, (uint)left, (uint)(top + height), (uint)(left + width)),
        ];
    }

    private readonly record struct Entry(ushort Tag, ushort Type, uint Count, byte[] Bytes);
}
