using System.Buffers.Binary;
using System.Text;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using SkiaSharp;
using Xunit;

namespace AstroStacker.Tests.Formats.Png;

public sealed class PngTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Write_EveryLevel_IsReadBackExactly(int planes)
    {
        var codes = Enumerable.Range(0, planes).Select(plane =>
            Enumerable.Range(0, 65536).Select(i => (float)(i * (2 * plane + 1) % 65536)).ToArray()).ToArray();
        var info = PictureWriting.Info(256, 256, planes);
        string path = PictureWriting.Write("png", _folder.At("levels.png"), info,
            [.. codes.Select(plane => plane.Select(code => code / 65535).ToArray())]);
        using var reader = FrameFormats.Open(path);
        Assert.Equal(65535, reader.Info.SaturationAdu);
        for (int plane = 0; plane < planes; plane++) Assert.Equal(codes[plane], reader.ReadAll(plane));
        Assert.Equal(
            FrameReading.Cut(codes[0], 256, new PixelRectangle(17, 200, 5, 3)),
            reader.ReadArea(new PixelRectangle(17, 200, 5, 3)));
    }

    [Fact]
    public void Write_Pedestal_LiftsAndIsTheBlackLevelWhenReadBack()
    {
        var info = PictureWriting.Info(4, 1, 1) with { Pedestal = 0.1 };
        string path = PictureWriting.Write("png", _folder.At("pedestal.png"), info, [[-0.2f, -0.05f, 0, 0.95f]]);
        using var reader = FrameFormats.Open(path);
        // 0.05 x 65535 = 3276.75; 0.1 x 65535 = 6553.5.
        Assert.Equal([0f, 3277, 6554, 65535], reader.ReadAll());
        Assert.Equal(6553.5f, reader.Info.Black.At(0, 0));
        Assert.True(reader.Info.HasBlackLevel);
    }

    [Fact]
    public void Write_RawAdu_RoundsAndClamps()
    {
        var info = PictureWriting.Info(5, 1, 1) with { IsRawAdu = true, Pedestal = 0.5 };
        string path = PictureWriting.Write("png", _folder.At("adu.png"), info, [[-3, 0.4f, 2048.5f, 16383.4f, 70000]]);
        using var reader = FrameFormats.Open(path);
        Assert.Equal([0f, 0, 2049, 16383, 65535], reader.ReadAll());
        Assert.False(reader.Info.HasBlackLevel);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_Tags_SayLinearAndNeverTheSrgbCurve(bool isSrgb)
    {
        var info = PictureWriting.Info(8, 8, 3) with { IsSrgb = isSrgb };
        byte[] bytes = File.ReadAllBytes(PictureWriting.Write("png", _folder.At("tags.png"), info,
            PictureWriting.Noise(8, 8, 3)));
        var chunks = ChunksOf(bytes);
        Assert.Equal(100_000, BinaryPrimitives.ReadInt32BigEndian(chunks["gAMA"]));
        Assert.DoesNotContain("sRGB", chunks.Keys);
        Assert.Equal(isSrgb, chunks.ContainsKey("cHRM"));
        if (isSrgb) Assert.Equal([1, 8, 0, 1], chunks["cICP"]);
        else Assert.DoesNotContain("cICP", chunks.Keys);
        string notes = Encoding.Latin1.GetString(chunks["tEXt"]);
        Assert.Contains(
            isSrgb ? "sRGB primaries, linear" : "camera colours, linear, not sRGB", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SkiaSharp_SeesTheSamePicture()
    {
        const int width = 40, height = 30;
        float[] ramp = [.. Enumerable.Range(0, width * height).Select(i => i / (float)(width * height))];
        float[] dark = new float[width * height];
        float[] columns = [.. Enumerable.Range(0, width * height).Select(i => i % width / (float)width)];
        string path = PictureWriting.Write(
            "png", _folder.At("skia.png"), PictureWriting.Info(width, height, 3), [ramp, dark, columns]);
        using var codec = SKCodec.Create(path);
        Assert.Equal((width, height), (codec.Info.Width, codec.Info.Height));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Assert.Equal(SKCodecResult.Success, codec.GetPixels(bitmap.Info, bitmap.GetPixels()));
        for (int i = 0; i < width * height; i++)
        {
            var colour = bitmap.GetPixel(i % width, i / width);
            Assert.InRange(colour.Red - ramp[i] * 255, -1, 1);
            Assert.Equal(0, colour.Green);
            Assert.InRange(colour.Blue - columns[i] * 255, -1, 1);
        }
    }

    [Theory]
    [InlineData(SKPngEncoderFilterFlags.NoFilters)]
    [InlineData(SKPngEncoderFilterFlags.Sub)]
    [InlineData(SKPngEncoderFilterFlags.Up)]
    [InlineData(SKPngEncoderFilterFlags.Avg)]
    [InlineData(SKPngEncoderFilterFlags.Paeth)]
    [InlineData(SKPngEncoderFilterFlags.AllFilters)]
    public void Read_EveryFilterOfAnotherEncoder_GivesLinearLight(SKPngEncoderFilterFlags filters)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(67, 41, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var random = new Random(3);
        for (int i = 0; i < 67 * 41; i++)
            bitmap.SetPixel(i % 67, i / 67, new SKColor((byte)random.Next(256), (byte)(i % 256), (byte)(i / 67 * 3)));
        using (var pixmap = bitmap.PeekPixels())
        using (var coded = pixmap.Encode(new SKPngEncoderOptions(filters, 6)))
            File.WriteAllBytes(_folder.At("eight.png"), coded!.ToArray());
        using var reader = FrameFormats.Open(_folder.At("eight.png"));
        Assert.Equal((3, SampleType.UInt16, 65535f),
            (reader.Info.PlaneCount, reader.Info.SampleType, reader.Info.SaturationAdu));
        float[] red = reader.ReadAll(0), green = reader.ReadAll(1), blue = reader.ReadAll(2);
        for (int i = 0; i < 67 * 41; i++)
        {
            var colour = bitmap.GetPixel(i % 67, i / 67);
            Assert.Equal((Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue)), (red[i], green[i], blue[i]));
        }
    }

    [Fact]
    public void Decode_IntoTheCallersBuffer_EqualsRead()
    {
        string path = PictureWriting.Write(
            "png", _folder.At("decode.png"), PictureWriting.Info(33, 21, 3), PictureWriting.Noise(33, 21, 3));
        using var reader = (IDecodingReader)FrameFormats.Open(path);
        var samples = new ushort[33 * 21 * 3];
        reader.Decode(samples, TestContext.Current.CancellationToken);
        float[] all = [.. reader.ReadAll(0), .. reader.ReadAll(1), .. reader.ReadAll(2)];
        Assert.Equal(all, samples.Select(sample => (float)sample));
    }

    [Fact]
    public void Decode_TruncatedFile_NamesTheRow()
    {
        string path = PictureWriting.Write(
            "png", _folder.At("cut.png"), PictureWriting.Info(100, 100, 3), PictureWriting.Noise(100, 100, 3));
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        using var reader = FrameFormats.Open(path);
        var error = Assert.Throws<FrameException>(() => reader.ReadAll());
        Assert.Matches("from row [1-9][0-9] of 100", error.Problem);
    }

    [Theory]
    [InlineData(16, 2, 1, "interlaced")]
    [InlineData(8, 3, 0, "palette")]
    [InlineData(1, 0, 0, "1 bits")]
    public void Open_WhatIsNotRead_IsRefusedByName(int depth, int colourType, int interlace, string expected)
    {
        string path = PictureWriting.Write(
            "png", _folder.At("other.png"), PictureWriting.Info(8, 8, 1), PictureWriting.Noise(8, 8, 1));
        byte[] bytes = File.ReadAllBytes(path);
        (bytes[24], bytes[25], bytes[28]) = ((byte)depth, (byte)colourType, (byte)interlace);
        File.WriteAllBytes(path, bytes);
        Assert.Contains(
            expected, Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    private static float Linear(byte code)
    {
        double signal = code / 255.0;
        return (float)Math.Round(65535 * (signal <= 0.04045 ? signal / 12.92
            : Math.Pow((signal + 0.055) / 1.055, 2.4)));
    }

    private static Dictionary<string, byte[]> ChunksOf(byte[] bytes)
    {
        var chunks = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (int position = 8; position < bytes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(position));
            string type = Encoding.Latin1.GetString(bytes, position + 4, 4);
            chunks[type] = bytes[(position + 8)..(position + 8 + length)];
            Assert.Equal(
                System.IO.Hashing.Crc32.HashToUInt32(bytes.AsSpan(position + 4, length + 4)),
                BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position + 8 + length)));
            position += 12 + length;
        }

        return chunks;
    }
}
