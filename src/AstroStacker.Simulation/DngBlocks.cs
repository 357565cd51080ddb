using System.Runtime.InteropServices;

namespace AstroStacker.Simulation;

/// <summary>The samples of a DNG as its strips or tiles hold them, one behind the other.</summary>
/// <param name="TileWidth">Columns of a tile; 0 for strips.</param>
/// <param name="Rows">Rows of a strip or tile.</param>
/// <param name="ByteCounts">Of each strip or tile, from the left, then from the top.</param>
/// <param name="Bytes">All of them.</param>
internal sealed record DngBlocks(int TileWidth, int Rows, uint[] ByteCounts, ReadOnlyMemory<byte> Bytes)
{
    private const int RowsPerStrip = 64;
    private const int TilePixels = 256;

    // TIFF 6.0: sides of tiles are multiples of 16.
    private const int TileUnit = 16;

    public bool AreTiles => TileWidth > 0;

    /// <summary>The samples as they are, in strips.</summary>
    public static DngBlocks Plain(SimulatedFrame frame)
    {
        int width = frame.Info.Width, height = frame.Info.Height;
        uint[] counts = [.. Enumerable.Range(0, (height + RowsPerStrip - 1) / RowsPerStrip)
            .Select(strip => (uint)(Math.Min(RowsPerStrip, height - strip * RowsPerStrip) * width * 2))];
        return new DngBlocks(0, RowsPerStrip, counts, MemoryMarshal.AsBytes(frame.Samples.AsSpan()).ToArray());
    }

    /// <summary>Lossless JPEG in tiles; those over the edge are filled with the last samples of their rows and columns.</summary>
    public static DngBlocks Compressed(SimulatedFrame frame)
    {
        int width = frame.Info.Width, height = frame.Info.Height;
        var (tileWidth, tileHeight) = TileOf(width, height);
        var encoder = new LosslessJpegEncoder(tileWidth, tileHeight);
        ushort[] tile = new ushort[tileWidth * tileHeight];
        using var bytes = new MemoryStream(width * height * 2);
        var counts = new List<uint>();
        for (int top = 0; top < height; top += tileHeight)
            for (int left = 0; left < width; left += tileWidth)
            {
                long start = bytes.Length;
                CopyTile(frame, left, top, tileWidth, tile);
                encoder.Encode(tile, bytes);
                counts.Add((uint)(bytes.Length - start));
            }

        return new DngBlocks(tileWidth, tileHeight, [.. counts], bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    // LibRaw (0.20 to 0.22, lossless_dng_load_raw) misreads a tile that is the only one, that is wider than the picture or
    // that is half as wide. Width and height are at least 22.
    private static (int Width, int Height) TileOf(int width, int height) =>
        (width == 2 * TilePixels ? TilePixels - TileUnit : Math.Min(TilePixels, width / TileUnit * TileUnit),
        Math.Max(width, height) <= TilePixels ? TileUnit : TilePixels);

    private static void CopyTile(SimulatedFrame frame, int left, int top, int tileWidth, Span<ushort> tile)
    {
        int inside = Math.Min(tileWidth, frame.Info.Width - left);
        for (int y = 0; y < tile.Length / tileWidth; y++)
        {
            int row = Math.Min(top + y, frame.Info.Height - 1);
            var source = frame.Samples.AsSpan(row * frame.Info.Width + left, inside);
            var target = tile.Slice(y * tileWidth, tileWidth);
            source.CopyTo(target);
            target[inside..].Fill(source[^1]);
        }
    }
}
