using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using AstroStacker.Formats;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// A master as astro_stacker.py -r 1 -a 0 -v 0 writes it: a bare 16-bit grey PNG of the full sensor, rounded down, with the first frame
/// added twice.
/// </summary>
public static class OriginalMaster
{
    public static void Save(string path, IReadOnlyList<string> frames)
    {
        using var first = FrameFormats.Open(frames[0]);
        var area = first.Info.SensorArea;
        var sum = new double[area.Area];
        var samples = new float[area.Area];
        foreach (string frame in frames.Prepend(frames[0]))
        {
            using var reader = FrameFormats.Open(frame);
            reader.Read(0, area, samples);
            for (int i = 0; i < sum.Length; i++) sum[i] += samples[i];
        }

        using var file = File.Create(path);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, area.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), area.Height);
        header[8] = 16;
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Packed(sum, area.Width, frames.Count));
        Chunk(file, "IEND", []);
    }

    private static byte[] Packed(double[] sum, int width, int count)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + 2 * width];
            for (int at = 0; at < sum.Length; at += width)
            {
                for (int x = 0; x < width; x++)
                    BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(1 + 2 * x), (ushort)Math.Min(sum[at + x] / count, 65535));
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        file.Write(number);
    }
}
