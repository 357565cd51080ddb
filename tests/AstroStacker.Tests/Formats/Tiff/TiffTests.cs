using AstroStacker.Formats;
using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using BitMiracle.LibTiff.Classic;
using TiffType = AstroStacker.Formats.Tiff.TiffType;
using Xunit;

namespace AstroStacker.Tests.Formats.Tiff;

public sealed class TiffTests : IDisposable
{
    private const int Width = 45;
    private const int Height = 37;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int, int, Compression, bool, bool> Kinds()
    {
        var rows = new TheoryData<int, int, Compression, bool, bool>();
        foreach (int bits in new[] { 8, 16, 32 })
            foreach (int samples in new[] { 1, 3, 4 })
                foreach (var compression in new[] { Compression.NONE, Compression.LZW, Compression.ADOBE_DEFLATE })
                    foreach (bool tiled in new[] { false, true })
                        foreach (bool apart in new[] { false, true })
                            rows.Add(bits, samples, compression, tiled, apart);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_EveryKind_GivesEverySampleAndWindow(int bits, int samples, Compression compression, bool tiled,
        bool apart)
    {
        string path = _folder.At("picture.tif");
        WriteWithLibTiff(path, bits, samples, compression, tiled, apart);
        using var reader = FrameFormats.Open(path);
        Assert.Equal(compression == Compression.NONE && bits != 8, reader.ReadsInPlace);
        Assert.Equal(samples == 1 ? 1 : 3, reader.Info.PlaneCount);
        Assert.Equal(samples == 4 ? 1 : 0, reader.Info.Warnings.Count);
        Assert.Equal(bits == 32 ? SampleType.Float32 : SampleType.UInt16, reader.Info.SampleType);
        Assert.Equal(bits == 32 ? 1 : 65535, reader.Info.SaturationAdu);
        for (int plane = 0; plane < reader.Info.PlaneCount; plane++)
        {
            float[] whole = reader.ReadAll(plane);
            for (int i = 0; i < whole.Length; i++) Assert.Equal(Expected(bits, plane, i % Width, i / Width), whole[i]);
            var area = new PixelRectangle(13, 11, 20, 19);
            Assert.Equal(FrameReading.Cut(whole, Width, area), reader.ReadArea(area, plane));
        }
    }

    [Theory]
    [InlineData(TiffTags.BitsPerSample, 12, "12-bit")]
    [InlineData(TiffTags.SampleFormat, 2, "sample format 2")]
    [InlineData(TiffTags.Photometric, 3, "photometric interpretation 3")]
    [InlineData(TiffTags.ImageWidth, 0, "picture size")]
    [InlineData(TiffTags.StripOffsets, 60000, "byte 60000")]
    [InlineData(TiffTags.Compression, 50000, "compression 50000")]
    public void Open_WhatIsNotRead_IsRefusedByName(int tag, int value, string expected)
    {
        var builder = new TiffBuilder(true);
        int strip = builder.AppendUInt16(Enumerable.Range(0, 12));
        string path = builder.With(TiffTags.ImageWidth, TiffType.UInt32, 4)
            .With(TiffTags.ImageLength, TiffType.UInt32, 3)
            .With(TiffTags.BitsPerSample, TiffType.UInt16, 16).With(TiffTags.Photometric, TiffType.UInt16, 1)
            .With(TiffTags.StripOffsets, TiffType.UInt16, strip).With((ushort)tag, TiffType.UInt16, value)
            .Save(_folder.At("other.tif"));
        Assert.Contains(
            expected, Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ContainerWithoutAPicture_IsRefused()
    {
        File.WriteAllBytes(_folder.At("none.tif"), [.. "II*\0"u8, 0xFF, 0xFF, 0, 0]);
        Assert.Contains(
            "without a picture", Assert.Throws<FrameException>(() =>
                FrameFormats.Open(_folder.At("none.tif"))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CompressedDataCutShort_IsANamedError()
    {
        string path = _folder.At("cut.tif");
        WriteWithLibTiff(path, 16, 3, Compression.ADOBE_DEFLATE, tiled: false, apart: false);
        byte[] bytes = File.ReadAllBytes(path);
        // The directory lies behind the samples: spoil those.
        bytes.AsSpan(8, 40).Fill(0x55);
        File.WriteAllBytes(path, bytes);
        using var reader = FrameFormats.Open(path);
        Assert.Contains("can't be decoded", Assert.Throws<FrameException>(() => reader.ReadAll()).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FloatsAboveOne_AreAdu()
    {
        var builder = new TiffBuilder(false);
        int strip = builder.Append([.. new[] { 1000f, 2000.5f, 0, 7 }.SelectMany(BitConverter.GetBytes)]);
        string path = builder.With(TiffTags.ImageWidth, TiffType.UInt32, 2)
            .With(TiffTags.ImageLength, TiffType.UInt32, 2)
            .With(TiffTags.BitsPerSample, TiffType.UInt16, 32).With(TiffTags.SampleFormat, TiffType.UInt16, 3)
            .With(TiffTags.StripOffsets, TiffType.UInt16, strip).Save(_folder.At("adu.tif"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal(65535, reader.Info.SaturationAdu);
        Assert.Equal([1000f, 2000.5f, 0, 7], reader.ReadAll());
    }

    private static double Code(int bits, int plane, int x, int y) => bits switch
    {
        8 => (x * 5 + y * 3 + plane * 50) % 256,
        16 => (x * 1001 + y * 777 + plane * 9999) % 65536,
        _ => (x * 0.013f + y * 0.007f + plane * 0.1f) % 1,
    };

    private static float Expected(int bits, int plane, int x, int y)
    {
        double code = Code(bits, plane, x, y);
        if (bits != 8) return (float)code;
        double signal = code / 255;
        return (float)Math.Round(65535 * (signal <= 0.04045 ? signal / 12.92
            : Math.Pow((signal + 0.055) / 1.055, 2.4)));
    }

    private static void WriteWithLibTiff(string path, int bits, int samples, Compression compression, bool tiled,
        bool apart)
    {
        const int tile = 16, rowsPerStrip = 5;
        using var tiff = BitMiracle.LibTiff.Classic.Tiff.Open(path, "w");
        tiff.SetField(TiffTag.IMAGEWIDTH, Width);
        tiff.SetField(TiffTag.IMAGELENGTH, Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, bits);
        tiff.SetField(TiffTag.SAMPLEFORMAT, bits == 32 ? SampleFormat.IEEEFP : SampleFormat.UINT);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, samples);
        tiff.SetField(TiffTag.PHOTOMETRIC, samples == 1 ? Photometric.MINISBLACK : Photometric.RGB);
        tiff.SetField(TiffTag.PLANARCONFIG, apart ? PlanarConfig.SEPARATE : PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.COMPRESSION, compression);
        if (compression != Compression.NONE)
            tiff.SetField(TiffTag.PREDICTOR, bits == 32 ? Predictor.FLOATINGPOINT : Predictor.HORIZONTAL);
        if (tiled)
        {
            tiff.SetField(TiffTag.TILEWIDTH, tile);
            tiff.SetField(TiffTag.TILELENGTH, tile);
        }
        else
        {
            tiff.SetField(TiffTag.ROWSPERSTRIP, rowsPerStrip);
        }

        var (blockWidth, blockHeight) = tiled ? (tile, tile) : (Width, rowsPerStrip);
        for (int plane = 0; plane < (apart ? samples : 1); plane++)
            for (int top = 0; top < Height; top += blockHeight)
                for (int left = 0; left < Width; left += blockWidth)
                {
                    int rows = tiled ? blockHeight : Math.Min(blockHeight, Height - top);
                    byte[] block = [.. from y in Enumerable.Range(top, rows)
                                       from x in Enumerable.Range(left, blockWidth)
                                       from sample in apart ? [plane] : Enumerable.Range(0, samples)
                                       from one in Bytes(bits, Code(bits, sample, x, y))
                                       select one];
                    if (tiled) tiff.WriteEncodedTile(tiff.ComputeTile(left, top, 0, (short)plane), block, block.Length);
                    else tiff.WriteEncodedStrip(tiff.ComputeStrip(top, (short)plane), block, block.Length);
                }
    }

    private static byte[] Bytes(int bits, double code) => bits switch
    {
        8 => [(byte)code],
        16 => BitConverter.GetBytes((ushort)code),
        _ => BitConverter.GetBytes((float)code),
    };
}
