using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AstroStacker.Simulation;

/// <summary>Writes a frame as an uncompressed Bayer DNG (Adobe DNG 1.4), little-endian, in strips of 64 rows.</summary>
internal static class DngFileWriter
{
    private const int RowsPerStrip = 64;
    private const ushort Byte = 1, Ascii = 2, Short = 3, Long = 4, Rational = 5, SignedRational = 10;

    private sealed record Entry(ushort Tag, ushort Type, int Count, byte[] Value);

    public static void Write(string path, NightOptions options, SimulatedFrame frame, double biasAdu, DateTime start)
    {
        int width = options.SensorWidthPixels, height = options.SensorHeightPixels;
        int strips = (height + RowsPerStrip - 1) / RowsPerStrip;
        var entries = Picture(options, frame, biasAdu, start);
        var counts = Enumerable.Range(0, strips)
            .Select(strip => (uint)(Math.Min(RowsPerStrip, height - strip * RowsPerStrip) * width * 2)).ToArray();
        entries.Add(new Entry(279, Long, strips, Longs(counts)));
        entries.Add(new Entry(273, Long, strips, new byte[4 * strips]));
        entries.Add(new Entry(34665, Long, 1, new byte[4]));
        entries.Sort((a, b) => a.Tag.CompareTo(b.Tag));
        var exif = Exif(frame, start);
        int exifOffset = 8 + Size(entries), pixels = (exifOffset + Size(exif) + 511) / 512 * 512;
        Fill(entries, 34665, Longs([(uint)exifOffset]));
        Fill(entries, 273, Longs([.. counts.Select((_, strip) => (uint)(pixels + strip * RowsPerStrip * width * 2))]));

        var header = new byte[pixels];
        Encoding.ASCII.GetBytes("II", header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), 42);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), 8);
        WriteDirectory(header, 8, entries);
        WriteDirectory(header, exifOffset, exif);
        using var file = File.Create(path);
        file.Write(header);
        file.Write(MemoryMarshal.AsBytes(frame.Samples.AsSpan()));
    }

    private static List<Entry> Picture(NightOptions options, SimulatedFrame frame, double biasAdu, DateTime start)
    {
        uint margin = (uint)options.MarginPixels;
        return
        [
            new(254, Long, 1, Longs([0])),
            new(256, Long, 1, Longs([(uint)options.SensorWidthPixels])),
            new(257, Long, 1, Longs([(uint)options.SensorHeightPixels])),
            new(258, Short, 1, Shorts([16])),
            new(259, Short, 1, Shorts([1])),
            new(262, Short, 1, Shorts([32803])),
            Text(271, "AstroStacker"),
            Text(272, "Synthetic Sky"),
            new(274, Short, 1, Shorts([(ushort)options.Orientation])),
            new(277, Short, 1, Shorts([1])),
            new(278, Long, 1, Longs([RowsPerStrip])),
            new(284, Short, 1, Shorts([1])),
            Text(305, "AstroStacker simulate"),
            Text(306, start.ToString("yyyy':'MM':'dd HH':'mm':'ss", System.Globalization.CultureInfo.InvariantCulture)),
            new(33421, Short, 2, Shorts([2, 2])),
            new(33422, Byte, 4, [.. options.Cfa.Select(letter => (byte)"RGB".IndexOf(letter))]),
            new(50706, Byte, 4, [1, 4, 0, 0]),
            new(50707, Byte, 4, [1, 1, 0, 0]),
            Text(50708, "AstroStacker Synthetic Sky"),
            new(50714, Rational, 1, Longs([(uint)Math.Round(biasAdu * 100), 100])),
            new(50717, Long, 1, Longs([(uint)options.WhiteAdu])),
            new(50721, SignedRational, 9, Longs([.. SyntheticCamera.ColourMatrix.SelectMany(value => new[] { (uint)value, 10000u })])),
            new(50728, Rational, 3, Longs([.. SyntheticCamera.Neutral.SelectMany(share => new[] { (uint)Math.Round(share * 100), 100u })])),
            new(50778, Short, 1, Shorts([21])),
            new(50829, Long, 4, Longs([margin, margin, margin + (uint)options.HeightPixels, margin + (uint)options.WidthPixels])),
        ];
    }

    private static List<Entry> Exif(SimulatedFrame frame, DateTime start) =>
    [
        new(33434, Rational, 1, Longs([(uint)Math.Round(frame.ExposureSeconds * 1000), 1000])),
        new(34855, Short, 1, Shorts([800])),
        Text(36867, start.ToString("yyyy':'MM':'dd HH':'mm':'ss", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static Entry Text(ushort tag, string text) => new(tag, Ascii, text.Length + 1, [.. Encoding.ASCII.GetBytes(text), 0]);

    private static byte[] Shorts(ushort[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static byte[] Longs(uint[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static void Fill(List<Entry> entries, ushort tag, byte[] value) =>
        value.CopyTo(entries.Find(entry => entry.Tag == tag)!.Value, 0);

    private static int Size(List<Entry> entries) =>
        2 + 12 * entries.Count + 4 + entries.Sum(entry => entry.Value.Length > 4 ? (entry.Value.Length + 1) / 2 * 2 : 0);

    private static void WriteDirectory(byte[] file, int offset, List<Entry> entries)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(offset), (ushort)entries.Count);
        int at = offset + 2, extra = offset + 2 + 12 * entries.Count + 4;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), entry.Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 2), entry.Type);
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 4), (uint)entry.Count);
            if (entry.Value.Length <= 4) entry.Value.CopyTo(file, at + 8);
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 8), (uint)extra);
                entry.Value.CopyTo(file, extra);
                extra += (entry.Value.Length + 1) / 2 * 2;
            }

            at += 12;
        }
    }
}
