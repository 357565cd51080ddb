using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>Writes a frame as a mosaic DNG (Adobe DNG 1.4), little-endian: uncompressed strips or lossless-JPEG tiles.</summary>
internal static class DngFileWriter
{
    private const ushort Uncompressed = 1, LosslessJpeg = 7;

    // Exif's number of the light the colour matrix is for.
    private const ushort D65 = 21;

    private const ushort Byte = 1, Ascii = 2, Short = 3, Long = 4, Rational = 5, SignedRational = 10;

    private sealed record Entry(ushort Tag, ushort Type, int Count, byte[] Value);

    public static void Write(string path, SimulatedFrame frame, bool compressed)
    {
        var blocks = compressed ? DngBlocks.Compressed(frame) : DngBlocks.Plain(frame);
        ushort offsetsTag = blocks.AreTiles ? (ushort)324 : (ushort)273;
        List<Entry> entries = [.. Picture(frame.Info), .. Layout(blocks, offsetsTag)];
        entries.Add(new Entry(34665, Long, 1, new byte[4]));
        entries.Sort((a, b) => a.Tag.CompareTo(b.Tag));
        var exif = Exif(frame.Info);
        int exifOffset = 8 + Size(entries), pixels = (exifOffset + Size(exif) + 511) / 512 * 512;
        Fill(entries, 34665, Longs([(uint)exifOffset]));
        Fill(entries, offsetsTag, Longs(Offsets(blocks, (uint)pixels)));

        var header = new byte[pixels];
        Encoding.ASCII.GetBytes("II", header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), 42);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), 8);
        WriteDirectory(header, 8, entries);
        WriteDirectory(header, exifOffset, exif);
        using var file = File.Create(path);
        file.Write(header);
        file.Write(blocks.Bytes.Span);
    }

    private static IEnumerable<Entry> Layout(DngBlocks blocks, ushort offsetsTag)
    {
        int count = blocks.ByteCounts.Length;
        yield return new Entry(259, Short, 1, Shorts([blocks.AreTiles ? LosslessJpeg : Uncompressed]));
        yield return new Entry(offsetsTag, Long, count, new byte[4 * count]);
        yield return new Entry(blocks.AreTiles ? (ushort)325 : (ushort)279, Long, count, Longs(blocks.ByteCounts));
        yield return new Entry(blocks.AreTiles ? (ushort)323 : (ushort)278, Long, 1, Longs([(uint)blocks.Rows]));
        if (blocks.AreTiles) yield return new Entry(322, Long, 1, Longs([(uint)blocks.TileWidth]));
    }

    private static uint[] Offsets(DngBlocks blocks, uint first)
    {
        uint[] offsets = new uint[blocks.ByteCounts.Length];
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = first;
            first += blocks.ByteCounts[i];
        }

        return offsets;
    }

    private static List<Entry> Picture(FrameInfo info)
    {
        var visible = info.VisibleArea;
        var cfa = info.Cfa!.Shift(visible.X, visible.Y);
        return
        [
            new(254, Long, 1, Longs([0])),
            new(256, Long, 1, Longs([(uint)info.Width])),
            new(257, Long, 1, Longs([(uint)info.Height])),
            new(258, Short, 1, Shorts([16])),
            new(262, Short, 1, Shorts([32803])),
            Text(271, SyntheticCamera.Make),
            Text(272, SyntheticCamera.Model),
            new(274, Short, 1, Shorts([(ushort)info.Orientation])),
            new(277, Short, 1, Shorts([1])),
            new(284, Short, 1, Shorts([1])),
            Text(305, "AstroStacker simulate"),
            Text(306, Time(info)),
            new(33421, Short, 2, Shorts([(ushort)cfa.RepeatHeight, (ushort)cfa.RepeatWidth])),
            new(33422, Byte, cfa.Letters.Length, [.. cfa.Letters.Select(letter => (byte)"RGB".IndexOf(letter))]),
            new(50706, Byte, 4, [1, 4, 0, 0]),
            new(50707, Byte, 4, [1, 1, 0, 0]),
            Text(50708, $"{SyntheticCamera.Make} {SyntheticCamera.Model}"),
            .. Black(info),
            new(50717, Long, 1, Longs([(uint)info.SaturationAdu])),
            new(50721, SignedRational, 9, Matrix()),
            new(50728, Rational, 3, Rationals(SyntheticCamera.White, 100)),
            new(50778, Short, 1, Shorts([D65])),
            new(50829, Long, 4, Longs([(uint)visible.Y, (uint)visible.X, (uint)visible.Bottom, (uint)visible.Right])),
        ];
    }

    private static byte[] Matrix() =>
        Longs([.. SyntheticCamera.ColourMatrix.SelectMany(value => new[] { (uint)value, 10000u })]);

    /// <summary>Anchored at the visible area, as the standard wants it.</summary>
    private static Entry[] Black(FrameInfo info)
    {
        ushort columns = (ushort)info.Black.RepeatWidth, rows = (ushort)info.Black.RepeatHeight;
        double[] levels = [.. Enumerable.Range(0, columns * rows)
            .Select(i => (double)info.Black.At(info.VisibleArea.X + i % columns, info.VisibleArea.Y + i / columns))];
        return
        [
            new(50713, Short, 2, Shorts([rows, columns])),
            new(50714, Rational, levels.Length, Rationals(levels, 100)),
        ];
    }

    private static List<Entry> Exif(FrameInfo info) =>
    [
        new(33434, Rational, 1, Rationals([info.ExposureSeconds!.Value], 100_000)),
        new(34855, Short, 1, Shorts([(ushort)info.Iso!.Value])),
        Text(36867, Time(info)),
    ];

    private static string Time(FrameInfo info) =>
        info.StartTime!.Value.ToString("yyyy':'MM':'dd HH':'mm':'ss", CultureInfo.InvariantCulture);

    private static Entry Text(ushort tag, string text) =>
        new(tag, Ascii, text.Length + 1, [.. Encoding.ASCII.GetBytes(text), 0]);

    private static byte[] Shorts(ushort[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static byte[] Rationals(double[] values, uint denominator) =>
        Longs([.. values.SelectMany(value => new[] { (uint)Math.Round(value * denominator), denominator })]);

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
