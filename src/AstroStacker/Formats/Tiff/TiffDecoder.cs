using AstroStacker.Imaging;
using BitMiracle.LibTiff.Classic;

namespace AstroStacker.Formats.Tiff;

/// <summary>Decodes the compressed blocks a window needs through LibTiff, which is opened for each call.</summary>
internal sealed class TiffDecoder(string path, FileStamp stamp, StoredLayout layout)
{
    /// <summary>Throws <see cref="FrameException"/> for a compression LibTiff has no code for.</summary>
    public void RequireCodec(long compression)
    {
        using var tiff = Open();
        if (!tiff.IsCodecConfigured((Compression)compression))
            throw new FrameException(
                path, $"is a TIFF of compression {compression}", "Save it uncompressed, or with deflate or LZW.");
    }

    /// <summary>Copies a window of one plane out. Safe from any thread.</summary>
    public void Read(int plane, PixelRectangle area, Span<float> samples)
    {
        using var tiff = Open();
        Read(tiff, plane, area, samples);
    }

    /// <summary>Decodes all to 16 bits, plane after plane.</summary>
    /// <param name="planes">1 or 3.</param>
    /// <param name="curve">From stored codes to 16 bits; null where they are linear 16 bits already.</param>
    /// <param name="samples">Width x Height x planes.</param>
    /// <param name="cancellationToken">Looked at once a row of blocks.</param>
    public void DecodeAll(int planes, ushort[]? curve, Span<ushort> samples, CancellationToken cancellationToken)
    {
        using var tiff = Open();
        using var band = PlanePool.Rent<float>(checked(layout.Width * Math.Min(layout.BlockHeight, layout.Height)));
        for (int top = 0; top < layout.Height; top += layout.BlockHeight)
            for (int plane = 0; plane < planes; plane++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var area = new PixelRectangle(0, top, layout.Width, Math.Min(layout.BlockHeight, layout.Height - top));
                var codes = band.Span[..(int)area.Area];
                Read(tiff, plane, area, codes);
                var target = samples.Slice((plane * layout.Height + top) * layout.Width, codes.Length);
                for (int i = 0; i < codes.Length; i++)
                    target[i] = curve is null ? (ushort)codes[i] : curve[(int)codes[i]];
            }
    }

    private BitMiracle.LibTiff.Classic.Tiff Open()
    {
        TiffMessages.Silence();
        SampleFile.Reopen(path, stamp).Dispose();
        try
        {
            return BitMiracle.LibTiff.Classic.Tiff.Open(path, "r") ?? throw Damaged("its directory");
        }
        catch (Exception error) when (IsOfLibTiff(error))
        {
            throw Damaged("its directory", error);
        }
    }

    private void Read(BitMiracle.LibTiff.Classic.Tiff tiff, int plane, PixelRectangle area, Span<float> samples)
    {
        var bytes = new byte[checked((int)(layout.BlockRowBytes * layout.BlockHeight))];
        using var pixels = PlanePool.Rent<float>(layout.BlockWidth * layout.Interleaved);
        for (int blockY = area.Y / layout.BlockHeight; blockY * layout.BlockHeight < area.Bottom; blockY++)
            for (int blockX = area.X / layout.BlockWidth; blockX * layout.BlockWidth < area.Right; blockX++)
            {
                var block = new PixelRectangle(
                    blockX * layout.BlockWidth, blockY * layout.BlockHeight, layout.BlockWidth, layout.BlockHeight);
                var part = block.Intersect(area);
                DecodeBlock(tiff, plane, block, bytes);
                for (int y = part.Y; y < part.Bottom; y++)
                {
                    int from = (int)((y - block.Y) * layout.BlockRowBytes) + (part.X - block.X) * layout.PixelBytes;
                    StoredSamples.DecodeRow(
                        layout, plane, bytes.AsSpan(from, part.Width * layout.PixelBytes),
                        pixels.Span[..(part.Width * layout.Interleaved)],
                        samples.Slice((y - area.Y) * area.Width + part.X - area.X, part.Width));
                }
            }
    }

    private void DecodeBlock(BitMiracle.LibTiff.Classic.Tiff tiff, int plane, PixelRectangle block, byte[] bytes)
    {
        short sample = (short)(layout.PlanesApart > 1 ? plane : 0);
        int rows = layout.IsTiled ? block.Height : Math.Min(block.Height, layout.Height - block.Y);
        int expected = (int)(rows * layout.BlockRowBytes);
        int read;
        try
        {
            read = layout.IsTiled
                ? tiff.ReadEncodedTile(tiff.ComputeTile(block.X, block.Y, 0, sample), bytes, 0, expected)
                : tiff.ReadEncodedStrip(tiff.ComputeStrip(block.Y, sample), bytes, 0, expected);
        }
        catch (Exception error) when (IsOfLibTiff(error))
        {
            throw Damaged($"rows {block.Y} to {block.Y + rows - 1}", error);
        }

        if (read < expected) throw Damaged($"rows {block.Y} to {block.Y + rows - 1}");
    }

    /// <summary>LibTiff, ported from C, throws what its arithmetic on damaged numbers runs into.</summary>
    private static bool IsOfLibTiff(Exception error) =>
        error is IndexOutOfRangeException or IOException or ArgumentException or OverflowException or InvalidCastException
            or NullReferenceException or DivideByZeroException or NotSupportedException;

    private FrameException Damaged(string part, Exception? inner = null) =>
        new(path, $"has damaged or missing samples: {part} can't be decoded", Remedies.Damaged, inner);
}
