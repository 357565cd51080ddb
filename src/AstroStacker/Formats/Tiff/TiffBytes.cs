using System.Buffers.Binary;

namespace AstroStacker.Formats.Tiff;

/// <summary>A TIFF container: its file, its byte order and whether it is the 64-bit kind (BigTIFF).</summary>
internal sealed class TiffBytes
{
    /// <summary>Nothing else can start before this.</summary>
    public const int HeaderBytes = 8;

    private TiffBytes(SampleFile file, bool bigEndian, bool isBig, long firstDirectory)
    {
        File = file;
        BigEndian = bigEndian;
        IsBig = isBig;
        FirstDirectory = firstDirectory;
    }

    public SampleFile File { get; }

    public bool BigEndian { get; }

    public bool IsBig { get; }

    public long FirstDirectory { get; }

    public static bool IsTiff(ReadOnlySpan<byte> start) =>
        start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || start.StartsWith("II+\0"u8)
            || start.StartsWith("MM\0+"u8);

    /// <summary>The headers of Olympus (RO, RS) and Panasonic (U) RAW: a TIFF container in all but its number.</summary>
    public static bool IsRawVariant(ReadOnlySpan<byte> start) =>
        start.StartsWith("IIRO"u8) || start.StartsWith("IIRS"u8) || start.StartsWith("MMOR"u8) || start.StartsWith("IIU\0"u8);

    /// <summary>Null where the file doesn't start as a TIFF or one of its RAW variants does.</summary>
    public static TiffBytes? Open(SampleFile file)
    {
        var start = new byte[16];
        if (file.ReadUpTo(0, start) < HeaderBytes || !(IsTiff(start) || IsRawVariant(start))) return null;
        bool bigEndian = start[0] == (byte)'M';
        bool isBig = start[2] == (byte)'+' || start[3] == (byte)'+';
        long first = (long)Whole(start.AsSpan(isBig ? 8 : 4, isBig ? 8 : 4), bigEndian);
        return new TiffBytes(file, bigEndian, isBig, first);
    }

    /// <summary>An unsigned number of 1, 2, 4 or 8 bytes.</summary>
    public ulong Whole(ReadOnlySpan<byte> bytes) => Whole(bytes, BigEndian);

    /// <summary>
    /// One value as a double: exact for all but huge 64-bit numbers; a rational of denominator 0 is NaN.
    /// </summary>
    public double Number(TiffType type, ReadOnlySpan<byte> bytes) => type switch
    {
        TiffType.SByte => (sbyte)bytes[0],
        TiffType.Int16 => (short)Whole(bytes),
        TiffType.Int32 => (int)Whole(bytes),
        TiffType.Int64 => (long)Whole(bytes),
        TiffType.URational => Ratio(Whole(bytes[..4]), Whole(bytes[4..])),
        TiffType.Rational => Ratio((int)Whole(bytes[..4]), (int)Whole(bytes[4..])),
        TiffType.Single => BitConverter.UInt32BitsToSingle((uint)Whole(bytes)),
        TiffType.Double => BitConverter.UInt64BitsToDouble(Whole(bytes)),
        _ => Whole(bytes),
    };

    private static double Ratio(double numerator, double denominator) =>
        denominator == 0 ? double.NaN : numerator / denominator;

    private static ulong Whole(ReadOnlySpan<byte> bytes, bool bigEndian) => bytes.Length switch
    {
        1 => bytes[0],
        2 => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes),
    };
}
