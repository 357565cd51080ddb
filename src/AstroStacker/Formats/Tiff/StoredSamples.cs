using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>Copies windows out of uncompressed strips or tiles, straight from the file; NaN where floats are not finite.</summary>
internal static class StoredSamples
{
    public static void Read(SampleFile file, StoredLayout layout, int plane, PixelRectangle area, Span<float> samples)
    {
        for (int blockY = area.Y / layout.BlockHeight; blockY * layout.BlockHeight < area.Bottom; blockY++)
            for (int blockX = area.X / layout.BlockWidth; blockX * layout.BlockWidth < area.Right; blockX++)
            {
                var block = new PixelRectangle(
                    blockX * layout.BlockWidth, blockY * layout.BlockHeight, layout.BlockWidth, layout.BlockHeight);
                var part = block.Intersect(area);
                int index = blockY * layout.BlocksAcross + blockX;
                if (layout.PlanesApart > 1) index += plane * layout.BlocksAcross * layout.BlocksDown;
                long position = layout.Offsets[index]
                    + (part.Y - block.Y) * layout.BlockRowBytes + (long)(part.X - block.X) * layout.PixelBytes;
                var target = samples[((part.Y - area.Y) * area.Width + part.X - area.X)..];
                ReadPart(new Part(file, layout, plane, position, part.Width, part.Height), target, area.Width);
            }
    }

    private static void ReadPart(Part part, Span<float> target, int targetStride)
    {
        var layout = part.Layout;
        int rowBytes = part.Width * layout.PixelBytes;
        int rowsPerRead = Math.Min(part.Height, RowBands.RowsPerRead(layout.BlockRowBytes, rowBytes));
        using var bytes = PlanePool.Rent<byte>((int)((rowsPerRead - 1) * layout.BlockRowBytes) + rowBytes);
        using var pixels = PlanePool.Rent<float>(part.Width * layout.Interleaved);
        for (int first = 0; first < part.Height; first += rowsPerRead)
        {
            int rows = Math.Min(rowsPerRead, part.Height - first);
            var band = bytes.Span[..((int)((rows - 1) * layout.BlockRowBytes) + rowBytes)];
            part.File.Read(part.Position + first * layout.BlockRowBytes, band);
            for (int row = 0; row < rows; row++)
            {
                var stored = band.Slice((int)(row * layout.BlockRowBytes), rowBytes);
                DecodeRow(layout, part.Plane, stored, pixels.Span,
                    target.Slice((first + row) * targetStride, part.Width));
            }
        }
    }

    /// <summary>One plane's samples out of a row of stored pixels.</summary>
    /// <param name="layout">How they are stored.</param>
    /// <param name="plane">The plane wanted.</param>
    /// <param name="stored">The pixels' bytes.</param>
    /// <param name="pixels">Room for all samples of the pixels.</param>
    /// <param name="samples">One a pixel.</param>
    public static void DecodeRow(
        StoredLayout layout, int plane, ReadOnlySpan<byte> stored, Span<float> pixels, Span<float> samples)
    {
        if (layout.Interleaved == 1)
        {
            Decode(layout, stored, samples);
            return;
        }

        Decode(layout, stored, pixels);
        SampleKernels.Pick(pixels, plane, layout.Interleaved, samples);
    }

    private static void Decode(StoredLayout layout, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        bool swap = layout.BigEndian == BitConverter.IsLittleEndian;
        switch (layout.SampleType)
        {
            case SampleType.UInt8:
                SampleKernels.FromUInt8(bytes, samples);
                break;
            case SampleType.UInt16:
                SampleKernels.FromUInt16(bytes, swap, 0, samples);
                break;
            default:
                SampleKernels.FromFloat32(bytes, swap, samples);
                break;
        }
    }

    /// <summary>The piece of one block that a window needs.</summary>
    private readonly record struct Part(SampleFile File, StoredLayout Layout, int Plane, long Position, int Width,
        int Height);
}
