using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using K4os.Compression.LZ4;
using Xunit;

namespace AstroStacker.Tests.Formats.Xisf;

/// <summary>Files written strictly after the XISF 1.0 specification, here and by nothing of the program.</summary>
public sealed class XisfTests : IDisposable
{
    private const int Width = 31;
    private const int Height = 17;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UInt8", SampleType.UInt8, 255)]
    [InlineData("UInt16", SampleType.UInt16, 65535)]
    [InlineData("UInt32", SampleType.Float32, 4294967295)]
    [InlineData("Float32", SampleType.Float32, 2)]
    [InlineData("Float64", SampleType.Float32, 2)]
    public void Read_EverySampleFormat_GivesTheSamples(string format, SampleType type, double saturation)
    {
        foreach (string codec in new[] { "", "zlib", "zlib+sh", "lz4", "lz4+sh", "lz4hc", "lz4hc+sh", "zstd", "zstd+sh" })
            foreach (bool interleaved in new[] { false, true })
            {
                string path = Save(format, codec, planes: 3, interleaved);
                using var reader = FrameFormats.Open(path);
                Assert.Equal("XISF", reader.Info.FormatName);
                Assert.Equal(codec.Length == 0, reader.ReadsInPlace);
                Assert.Equal(type, reader.Info.SampleType);
                Assert.Equal((float)saturation, reader.Info.SaturationAdu);
                for (int plane = 0; plane < 3; plane++) Assert.Equal(Truth(format, plane), reader.ReadAll(plane));
                var area = new PixelRectangle(3, 5, 11, 7);
                Assert.Equal(FrameReading.Cut(Truth(format, 2), Width, area), reader.ReadArea(area, 2));
            }
    }

    [Fact]
    public void Open_KeywordsAndMosaic_AreReadAsThoseOfFits()
    {
        const string keywords = """
            <FITSKeyword name="EXPTIME" value="12.5" comment="seconds"/><FITSKeyword name="FILTER" value="'Ha'" comment=""/>
            <FITSKeyword name="BITPIX" value="-64" comment=""/><FITSKeyword name="ROWORDER" value="'BOTTOM-UP'" comment=""/>
            <ColorFilterArray pattern="GRBG" width="2" height="2"/>
            """;
        var info = FrameReading.InfoOf(Save("UInt16", "zlib+sh", planes: 1, interleaved: false, keywords));
        Assert.Equal(12.5, info.ExposureSeconds);
        Assert.Equal("Ha", info.Filter);
        Assert.Equal("GRBG", info.Cfa?.Letters);
        Assert.False(info.StoredBottomUp);
        Assert.Equal(1, info.PlaneCount);
    }

    [Theory]
    [InlineData("attachment:", "inline:base64:", "in its XISF header or another file")]
    [InlineData("UInt16", "Complex64", "Complex64")]
    [InlineData("zlib:", "brotli:", "brotli")]
    [InlineData("Gray", "CIELab", "CIELab")]
    [InlineData("<Image", "<Table", "without an image")]
    [InlineData("</xisf>", "</xosf>", "damaged XISF header")]
    public void Open_WhatCanNotBeRead_IsRefusedByName(string from, string to, string expected)
    {
        byte[] bytes = File.ReadAllBytes(Save("UInt16", "zlib", planes: 1, interleaved: false));
        int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        string xml = Encoding.UTF8.GetString(bytes, 16, length).Replace(from, to, StringComparison.Ordinal).TrimEnd();
        byte[] header = Encoding.UTF8.GetBytes(xml.Replace("</Table>", "</Image>", StringComparison.Ordinal)
            .Replace(to == "<Table" ? "</Image>" : "\0", "</Table>", StringComparison.Ordinal));
        Assert.True(header.Length <= length);
        bytes.AsSpan(16, length).Fill((byte)' ');
        header.CopyTo(bytes, 16);
        string path = _folder.At("odd.xisf");
        File.WriteAllBytes(path, bytes);
        Assert.Contains(expected, Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zlib")]
    [InlineData("lz4")]
    [InlineData("zstd+sh")]
    public void Read_FileCutOrDamaged_IsANamedError(string codec)
    {
        byte[] bytes = File.ReadAllBytes(Save("UInt16", codec, planes: 1, interleaved: false));
        var random = new Random(3);
        for (int round = 0; round < 40; round++)
        {
            string path = _folder.At($"cut-{round}.xisf");
            File.WriteAllBytes(path, bytes[..random.Next(1, bytes.Length)]);
            Assert.Throws<FrameException>(() => ReadWhole(path));
            byte[] damaged = [.. bytes];
            for (int at = 4096; at < damaged.Length; at++) damaged[at] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged);
            if (codec.Length > 0) Assert.Throws<FrameException>(() => ReadWhole(path));
        }
    }

    private static void ReadWhole(string path)
    {
        using var reader = FrameFormats.Open(path);
        reader.ReadAll();
    }

    private static float[] Truth(string format, int plane) =>
        [.. Enumerable.Range(0, Width * Height).Select(i => (float)Value(format, plane, i))];

    private static double Value(string format, int plane, int index) => format switch
    {
        "UInt8" => (index + plane * 70) % 256,
        "UInt16" => (index * 41 + plane * 9000) % 65536,
        "UInt32" => index * 4_000_000L + plane,
        _ => (index * 1.7 + plane) / 999,
    };

    private static void Write(string format, double value, Span<byte> bytes)
    {
        if (format == "UInt8") bytes[0] = (byte)value;
        else if (format == "UInt16") BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        else if (format == "UInt32") BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        else if (format == "Float32") BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        else BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
    }

    private static byte[] Packed(string codec, byte[] bytes)
    {
        switch (codec)
        {
            case "": return bytes;
            case "lz4" or "lz4hc":
                var target = new byte[LZ4Codec.MaximumOutputSize(bytes.Length)];
                int count = LZ4Codec.Encode(bytes, target, codec == "lz4" ? LZ4Level.L00_FAST : LZ4Level.L09_HC);
                return target[..count];
            case "zstd":
                using (var compressor = new ZstdSharp.Compressor()) return compressor.Wrap(bytes).ToArray();
            default:
                using (var memory = new MemoryStream())
                {
                    using (var stream = new ZLibStream(memory, CompressionLevel.Optimal)) stream.Write(bytes);
                    return memory.ToArray();
                }
        }
    }

    private string Save(string format, string codec, int planes, bool interleaved, string inside = "")
    {
        int size = format switch { "UInt8" => 1, "UInt16" => 2, "Float64" => 8, _ => 4 };
        var samples = new byte[Width * Height * planes * size];
        for (int plane = 0; plane < planes; plane++)
            for (int i = 0; i < Width * Height; i++)
            {
                int at = interleaved ? i * planes + plane : plane * Width * Height + i;
                Write(format, Value(format, plane, i), samples.AsSpan(at * size, size));
            }

        bool shuffled = codec.EndsWith("+sh", StringComparison.Ordinal);
        byte[] ordered = !shuffled ? samples
            : [.. Enumerable.Range(0, size).SelectMany(place => samples.Where((_, at) => at % size == place))];
        byte[] stored = Packed(codec.Split('+')[0], ordered);
        string compression = codec.Length == 0 ? ""
            : $" compression=\"{codec}:{samples.Length}{(shuffled ? $":{size}" : "")}\"";
        string bounds = format.StartsWith("Float", StringComparison.Ordinal) ? " bounds=\"0:2\"" : "";
        string xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <xisf version="1.0" xmlns="http://www.pixinsight.com/xisf">
            <Image geometry="{Width}:{Height}:{planes}" sampleFormat="{format}"{bounds} colorSpace="{(planes == 3 ? "RGB" : "Gray")}"
             pixelStorage="{(interleaved ? "Normal" : "Planar")}" location="attachment:4096:{stored.Length}"{compression}>{inside}</Image>
            </xisf>
            """;
        var file = new byte[4096 + stored.Length];
        "XISF0100"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), 4080);
        byte[] header = Encoding.UTF8.GetBytes(xml.PadRight(4080));
        header.CopyTo(file, 16);
        stored.CopyTo(file, 4096);
        string path = _folder.At($"{format}-{codec}-{interleaved}.xisf");
        File.WriteAllBytes(path, file);
        return path;
    }
}
