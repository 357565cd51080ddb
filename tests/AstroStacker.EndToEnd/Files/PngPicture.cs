using System.Buffers.Binary;
using System.IO.Compression;

namespace AstroStacker.EndToEnd.Files;

/// <summary>Reads 16-bit grey and RGB PNG by its specification (W3C PNG, third edition), and the chunks it holds.</summary>
internal static class PngPicture
{
    private const int SignatureBytes = 8;

    public static Picture Read(string path)
    {
        var chunks = Chunks(path);
        byte[] header = chunks.First(chunk => chunk.Name == "IHDR").Data;
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        if (header[8] != 16 || header[12] != 0) throw new InvalidDataException($"{path}: {header[8]} bits, interlace {header[12]}");
        int planes = header[9] switch { 0 => 1, 2 => 3, _ => throw new InvalidDataException($"{path}: colour type {header[9]}") };

        byte[] packed = [.. chunks.Where(chunk => chunk.Name == "IDAT").SelectMany(chunk => chunk.Data)];
        using var inflated = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        int pixelBytes = 2 * planes, rowBytes = width * pixelBytes;
        byte[] above = new byte[rowBytes], row = new byte[rowBytes];
        float[][] samples = [.. Enumerable.Range(0, planes).Select(_ => new float[width * height])];
        for (int y = 0; y < height; y++)
        {
            int filter = inflated.ReadByte();
            inflated.ReadExactly(row);
            Unfilter(filter, row, above, pixelBytes);
            for (int x = 0; x < width; x++)
                for (int plane = 0; plane < planes; plane++)
                    samples[plane][y * width + x] = BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(x * pixelBytes + 2 * plane));
            (above, row) = (row, above);
        }

        return new Picture(width, height, samples);
    }

    public static IReadOnlyList<(string Name, byte[] Data)> Chunks(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        var chunks = new List<(string, byte[])>();
        for (int at = SignatureBytes; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        return chunks;
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int pixelBytes)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < pixelBytes ? 0 : row[i - pixelBytes], up = above[i], corner = i < pixelBytes ? 0 : above[i - pixelBytes];
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => throw new InvalidDataException($"filter {filter}"),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) return left;
        return toUp <= toCorner ? up : corner;
    }
}
