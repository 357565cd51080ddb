using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>
/// How uncompressed samples lie in a TIFF container: in strips (blocks as wide as the picture) or tiles.
/// </summary>
internal sealed record StoredLayout
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int BlockWidth { get; init; }

    /// <summary>Rows of a block; the last strip may hold fewer, a tile never does.</summary>
    public required int BlockHeight { get; init; }

    /// <summary>Samples that lie side by side in a block: those of all planes of a pixel, or 1.</summary>
    public required int Interleaved { get; init; }

    /// <summary>Where each block starts: row by row, plane after plane where the planes are apart.</summary>
    public required IReadOnlyList<long> Offsets { get; init; }

    public required bool IsTiled { get; init; }

    /// <summary>How many sets of blocks there are, one a plane; 1 where the planes are interleaved.</summary>
    public required int PlanesApart { get; init; }

    public required SampleType SampleType { get; init; }

    public required bool BigEndian { get; init; }

    public int SampleBytes => SampleType switch { SampleType.UInt8 => 1, SampleType.UInt16 => 2, _ => 4 };

    public int PixelBytes => SampleBytes * Interleaved;

    public long BlockRowBytes => (long)BlockWidth * PixelBytes;

    public int BlocksAcross => (Width + BlockWidth - 1) / BlockWidth;

    public int BlocksDown => (Height + BlockHeight - 1) / BlockHeight;

    /// <summary>
    /// Throws <see cref="FrameException"/> where the directory does not say where its samples lie, or they lie beyond
    /// the file.
    /// </summary>
    public static StoredLayout From(TiffDirectory directory, SampleFile file, SampleType type)
    {
        var layout = OfBlocks(directory, file, type);
        layout.RequireWhole(file);
        return layout;
    }

    /// <summary>
    /// The blocks alone, of samples that may be compressed. Throws <see cref="FrameException"/> for senseless sizes.
    /// </summary>
    public static StoredLayout OfBlocks(TiffDirectory directory, SampleFile file, SampleType type)
    {
        bool isTiled = directory.Has(TiffTags.TileOffsets);
        int width = Size(directory, TiffTags.ImageWidth, file.Path),
            height = Size(directory, TiffTags.ImageLength, file.Path);
        long rowsPerStrip = Math.Clamp(directory.Whole(TiffTags.RowsPerStrip) ?? height, 1, height);
        int samples = (int)(directory.Whole(TiffTags.SamplesPerPixel) ?? 1);
        bool apart = directory.Whole(TiffTags.PlanarConfiguration) == 2;
        return new StoredLayout
        {
            Width = width,
            Height = height,
            BlockWidth = isTiled ? Size(directory, TiffTags.TileWidth, file.Path) : width,
            BlockHeight = isTiled ? Size(directory, TiffTags.TileLength, file.Path) : (int)rowsPerStrip,
            Interleaved = apart ? 1 : samples,
            Offsets = [.. directory.Numbers(isTiled ? TiffTags.TileOffsets : TiffTags.StripOffsets)
                .Select(value => (long)value)],
            SampleType = type,
            BigEndian = directory.BigEndian,
            IsTiled = isTiled,
            PlanesApart = apart ? samples : 1,
        };
    }

    private static int Size(TiffDirectory directory, ushort tag, string path)
    {
        if (directory.Whole(tag) is > 0 and <= int.MaxValue / 16 and long size) return (int)size;
        throw new FrameException(path, $"has no sensible picture size (TIFF tag {tag})", Remedies.Damaged);
    }

    private void RequireWhole(SampleFile file)
    {
        long blocks = (long)BlocksAcross * BlocksDown * PlanesApart;
        if (Offsets.Count != blocks)
            throw new FrameException(
                file.Path, $"names {Offsets.Count} blocks of samples where its size needs {blocks}", Remedies.Damaged);
        for (int i = 0; i < blocks; i++)
        {
            int top = i / BlocksAcross % BlocksDown * BlockHeight;
            long needed = (IsTiled ? BlockHeight : Math.Min(BlockHeight, Height - top)) * BlockRowBytes;
            if (Offsets[i] < TiffBytes.HeaderBytes || Offsets[i] > file.Length - needed)
                throw new FrameException(
                    file.Path, $"has {file.Length} bytes but {needed} of its {Width} x {Height} samples' should start at byte {Offsets[i]}",
                    Remedies.Damaged);
        }
    }
}
