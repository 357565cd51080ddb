using System.Buffers.Binary;
using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;
using static System.FormattableString;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// Holds the length of a file against the place where its container says the pixels lie. LibRaw fills what is missing
/// with zeros and reports no error for several makers' files, so this is asked before it decodes.
/// </summary>
internal static class RawCompleteness
{
    // Far below what any coder needs: a lossless one spends at least a bit a sample, lossy JPEG 0.012 bytes a pixel.
    private const double FewestBytesPerPixel = 0.005;
    private const int FewestBytes = 1024;

    /// <summary>Throws <see cref="FrameException"/> where the pixels, or a part of them, are not in the file.</summary>
    public static void Require(SampleFile file)
    {
        var start = new byte[256];
        var header = start.AsSpan(0, file.ReadUpTo(0, start));
        string? problem = RawSignature.ContainerName(header) switch
        {
            RawSignature.CanonCr3 => BoxProblem(file),
            RawSignature.Fujifilm => FujifilmProblem(header, file.Length),
            RawSignature.Minolta => MinoltaProblem(header, file.Length),
            null when TiffBytes.IsTiff(header) || TiffBytes.IsRawVariant(header) => TiffProblem(file, header),
            _ => null,
        };
        if (problem is not null) throw Truncated(file.Path, problem);
    }

    /// <summary>The complaint about a file that holds less than it should.</summary>
    public static FrameException Truncated(string path, string problem) =>
        new(path, problem, "Copy the file again from the camera's card; this copy can't be stacked.");

    private static string? TiffProblem(SampleFile file, ReadOnlySpan<byte> header)
    {
        var directories = TiffDirectory.ReadAll(file);
        if (directories.Count == 0) return "its TIFF directory is missing or damaged";
        if (header.StartsWith("IIU\0"u8)) return PanasonicProblem(directories[0], file.Length);
        return RawDirectory.Mosaics(directories, header)
            .Select(directory => DirectoryProblem(directory, file.Length))
            .FirstOrDefault(problem => problem is not null);
    }

    private static string? DirectoryProblem(TiffDirectory directory, long length)
    {
        bool isTiled = directory.Has(TiffTags.TileOffsets);
        double[] offsets = directory.Numbers(isTiled ? TiffTags.TileOffsets : TiffTags.StripOffsets);
        double[] sizes = directory.Numbers(isTiled ? RawDirectory.TileByteCounts : RawDirectory.StripByteCounts);
        long expected = isTiled ? ExpectedTiles(directory) : 1;
        int pieces = Math.Min(offsets.Length, sizes.Length);
        string kind = isTiled ? "tiles" : "strips";
        if (pieces < expected) return $"lists {pieces} of the {expected} {kind} its pixels need";
        long end = (long)offsets.Zip(sizes, (offset, size) => offset + size).Max();
        return end > length ? EndsEarly(end, length) : SizeProblem(directory, (long)sizes.Sum());
    }

    private static long ExpectedTiles(TiffDirectory directory)
    {
        long width = Whole(directory, TiffTags.ImageWidth), height = Whole(directory, TiffTags.ImageLength);
        long tileWidth = Whole(directory, TiffTags.TileWidth), tileHeight = Whole(directory, TiffTags.TileLength);
        if (width <= 0 || height <= 0 || tileWidth <= 0 || tileHeight <= 0) return 1;
        return ((width - 1) / tileWidth + 1) * ((height - 1) / tileHeight + 1);
    }

    private static string? SizeProblem(TiffDirectory directory, long bytes)
    {
        long pixels = Whole(directory, TiffTags.ImageWidth) * Whole(directory, TiffTags.ImageLength);
        if (pixels <= 0) return bytes < FewestBytes ? TooFew(bytes) : null;
        if (bytes < pixels * FewestBytesPerPixel) return Invariant($"holds {bytes:N0} bytes for {pixels:N0} pixels");
        bool isPlain = directory.Whole(TiffTags.Compression) == 1;
        long bits = Whole(directory, TiffTags.BitsPerSample) * (directory.Whole(TiffTags.SamplesPerPixel) ?? 1);
        long needed = pixels * bits / 8;
        return isPlain && bytes < needed
            ? Invariant($"holds {bytes:N0} bytes of pixels where {needed:N0} are needed") : null;
    }

    // Panasonic's strip size is not that of the packed samples: 14 of them take 16 bytes (12 bits; later encodings take
    // more, up to the compressed one, number 8).
    private static string? PanasonicProblem(TiffDirectory directory, long length)
    {
        long pixels = Whole(directory, RawDirectory.PanasonicWidth) * Whole(directory, RawDirectory.PanasonicHeight);
        long? offset = directory.Whole(RawDirectory.PanasonicDataOffset);
        if (offset is null) return "names no place of its pixels";
        long bytes = directory.Whole(RawDirectory.PanasonicEncoding) >= 8 ? FewestBytes : pixels / 14 * 16;
        return offset.Value + bytes > length ? EndsEarly(offset.Value + bytes, length) : null;
    }

    private static string? FujifilmProblem(ReadOnlySpan<byte> header, long length)
    {
        if (header.Length < 108) return "its header is cut off";
        long offset = BinaryPrimitives.ReadUInt32BigEndian(header[100..]);
        long bytes = BinaryPrimitives.ReadUInt32BigEndian(header[104..]);
        if (offset + bytes > length) return EndsEarly(offset + bytes, length);
        return bytes < FewestBytes ? TooFew(bytes) : null;
    }

    // The PRD block comes first: sensor height and width at byte 8 of its content, packing at 18 (0x59: 12 bits a sample).
    private static string? MinoltaProblem(ReadOnlySpan<byte> header, long length)
    {
        if (header.Length < 40 || !header[8..].StartsWith("\0PRD"u8)) return "its header is damaged";
        long offset = 8L + BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        long height = BinaryPrimitives.ReadUInt16BigEndian(header[24..]);
        long pixels = height * BinaryPrimitives.ReadUInt16BigEndian(header[26..]);
        long end = offset + (header[34] == 0x59 ? pixels * 3 / 2 : pixels * 2);
        return end > length ? EndsEarly(end, length) : null;
    }

    // The boxes of an ISO media file: 4 bytes of size, 4 of name; size 1 means 8 more bytes of size, 0 to the end.
    private static string? BoxProblem(SampleFile file)
    {
        Span<byte> box = stackalloc byte[16];
        bool hasMedia = false;
        for (long position = 0; position + 8 <= file.Length;)
        {
            int read = file.ReadUpTo(position, box);
            long size = BinaryPrimitives.ReadUInt32BigEndian(box);
            if (size == 1 && read == 16)
                size = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue / 2);
            else if (size == 0) size = file.Length - position;
            if (size < 8) return $"its boxes are damaged at byte {position}";
            hasMedia |= box[4..8].SequenceEqual("mdat"u8);
            position += size;
            if (position > file.Length) return EndsEarly(position, file.Length);
        }

        return hasMedia ? null : "holds no mdat box, so no pixels";
    }

    private static long Whole(TiffDirectory directory, ushort tag) => directory.Whole(tag) ?? 0;

    private static string EndsEarly(long end, long length) =>
        Invariant($"its pixels should reach to byte {end:N0} but the file ends at {length:N0}");

    private static string TooFew(long bytes) => $"holds only {bytes} bytes of pixels";
}
