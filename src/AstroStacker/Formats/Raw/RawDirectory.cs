using AstroStacker.Formats.Tiff;

namespace AstroStacker.Formats.Raw;

/// <summary>Which directories of a TIFF container hold what a sensor saw, and the tags that say so.</summary>
internal static class RawDirectory
{
    public const ushort PanasonicWidth = 2;
    public const ushort PanasonicHeight = 3;
    public const ushort PanasonicEncoding = 0x2d;
    public const ushort PanasonicDataOffset = 0x118;
    public const ushort Make = 271;
    public const ushort StripByteCounts = 279;
    public const ushort TileByteCounts = 325;

    public const int Vc5 = 9;
    public const int SonyCompression = 32767;
    public const int LossyJpeg = 34892;
    public const int JpegXl = 52546;

    private const int PhotometricCfa = 32803;
    private const int PhotometricLinearRaw = 34892;

    // GoPro, Kodak, Sony, packed, Samsung, Kodak, Panasonic, Nikon, Kodak, Pentax: no ordinary picture uses these.
    private static readonly HashSet<long> Compressions =
        [Vc5, 262, SonyCompression, 32769, 32770, 32867, 34316, 34713, 65000, 65535];

    /// <summary>A mosaic or undeveloped colours by its own account, and no thumbnail or preview.</summary>
    public static bool IsRaw(TiffDirectory directory) =>
        directory.Whole(TiffTags.NewSubfileType) is null or 0
        && (directory.Whole(TiffTags.Photometric) is PhotometricCfa or PhotometricLinearRaw
            || directory.Has(TiffTags.CfaPattern) || directory.Has(TiffTags.CfaRepeatPatternDim)
            || (directory.Whole(TiffTags.Compression) is { } compression && Compressions.Contains(compression)));

    /// <summary>
    /// Those whose pixels are asked for. The header of Canon's CR2 says which one holds the mosaic: it has neither a
    /// width nor a photometric interpretation.
    /// </summary>
    public static IEnumerable<TiffDirectory> Mosaics(IReadOnlyList<TiffDirectory> directories, ReadOnlySpan<byte> header)
    {
        if (header.Length < 16 || !header[8..].StartsWith("CR"u8)) return directories.Where(IsRaw);
        long mosaic = header[0] == (byte)'I'
            ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(header[12..])
            : System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
        return directories.Where(directory => directory.Position == mosaic);
    }
}
