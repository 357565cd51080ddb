using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AstroStacker.Testing.Folders;

/// <summary>A shot as an uncompressed mosaic DNG of 16 bits, as converters and some cameras write it: no word for the type.</summary>
internal static class ShotDng
{
    private const ushort Byte = 1, Ascii = 2, Short = 3, Long = 4, Rational = 5, SignedRational = 10;

    private const ushort ExifTag = 34665, StripTag = 273;

    public static void Write(string path, Shot shot, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var samples = ShotPixels.Render(shot, seed);
        var exif = Exif(shot);
        var picture = Picture(shot, samples.Length * 2);
        int exifAt = 8 + Size(picture), pixelsAt = exifAt + Size(exif);
        picture = [.. picture.Select(entry => entry.Tag switch
        {
            ExifTag => entry with { Value = Longs((uint)exifAt) },
            StripTag => entry with { Value = Longs((uint)pixelsAt) },
            _ => entry,
        })];
        using var file = new BinaryWriter(File.Create(path));
        file.Write("II*\0"u8);
        file.Write(8u);
        WriteDirectory(file, 8, picture);
        WriteDirectory(file, exifAt, exif);
        file.Write(MemoryMarshal.AsBytes(samples.AsSpan()));
    }

    private static List<Entry> Picture(Shot shot, int bytes)
    {
        List<Entry> entries =
        [
            new(256, Long, 1, Longs((uint)shot.Width)),
            new(257, Long, 1, Longs((uint)shot.Height)),
            new(258, Short, 1, Shorts(16)),
            new(259, Short, 1, Shorts(1)),
            new(262, Short, 1, Shorts(32803)),
            Text(271, shot.Camera.Split(' ')[0]),
            Text(272, shot.Camera),
            new(StripTag, Long, 1, Longs(0)),
            new(277, Short, 1, Shorts(1)),
            new(278, Long, 1, Longs((uint)shot.Height)),
            new(279, Long, 1, Longs((uint)bytes)),
            new(33421, Short, 2, Shorts(2, 2)),
            new(33422, Byte, 4, [.. (shot.Cfa ?? "RGGB").Select(letter => (byte)"RGB".IndexOf(letter))]),
            new(ExifTag, Long, 1, Longs(0)),
            new(50706, Byte, 4, [1, 4, 0, 0]),
            Text(50708, shot.Camera),
            new(50714, Long, 1, Longs(ShotPixels.Pedestal)),
            new(50717, Long, 1, Longs(65535)),
            new(50721, SignedRational, 9, Longs([.. "100010001".SelectMany(digit => new uint[] { (uint)digit - '0', 1 })])),
            new(50728, Rational, 3, Longs(1, 2, 1, 1, 2, 3)),
        ];
        if (shot.Serial is { } serial) entries.Add(Text(50735, serial));
        return [.. entries.OrderBy(entry => entry.Tag)];
    }

    private static List<Entry> Exif(Shot shot) =>
    [
        new(33434, Rational, 1, Longs((uint)Math.Round(shot.Seconds * 100_000), 100_000)),
        new(34855, Short, 1, Shorts((ushort)shot.Gain)),
        Text(36867, shot.Time.ToString("yyyy':'MM':'dd HH':'mm':'ss", CultureInfo.InvariantCulture)),
    ];

    private static Entry Text(ushort tag, string text) => new(tag, Ascii, text.Length + 1, Encoding.ASCII.GetBytes(text + "\0"));

    private static byte[] Longs(params uint[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static byte[] Shorts(params ushort[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static int Extra(Entry entry) => entry.Value.Length > 4 ? (entry.Value.Length + 1) / 2 * 2 : 0;

    private static int Size(List<Entry> entries) => 2 + 12 * entries.Count + 4 + entries.Sum(Extra);

    private static void WriteDirectory(BinaryWriter file, int offset, List<Entry> entries)
    {
        int extra = offset + 2 + 12 * entries.Count + 4;
        file.Write((ushort)entries.Count);
        foreach (var entry in entries)
        {
            file.Write(entry.Tag);
            file.Write(entry.Type);
            file.Write(entry.Count);
            if (entry.Value.Length > 4) file.Write(extra);
            else file.Write([.. entry.Value, .. new byte[4 - entry.Value.Length]]);
            extra += Extra(entry);
        }

        file.Write(0u);
        foreach (var entry in entries.Where(entry => entry.Value.Length > 4))
            file.Write([.. entry.Value, .. new byte[Extra(entry) - entry.Value.Length]]);
    }

    private sealed record Entry(ushort Tag, ushort Type, int Count, byte[] Value);
}
