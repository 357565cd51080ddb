using AstroStacker.Formats;
using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Dng;

public sealed class DngReaderTests : IDisposable
{
    private const int Width = 11;
    private const int Height = 9;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 9)]
    [InlineData(true, 9)]
    [InlineData(false, 4)]
    [InlineData(true, 1)]
    public void Read_Strips_GivesEverySampleAndEveryWindow(bool bigEndian, int rowsPerStrip)
    {
        var builder = new TiffBuilder(bigEndian);
        var strips = Samples().Chunk(rowsPerStrip * Width)
            .Select(strip => (double)builder.AppendUInt16(strip)).ToArray();
        Mosaic(builder, 16).With(TiffTags.StripOffsets, TiffType.UInt32, strips)
            .With(TiffTags.RowsPerStrip, TiffType.UInt32, rowsPerStrip);
        RequireSamples(builder.Save(_folder.At("strips.dng")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_Tiles_GivesEverySampleAndEveryWindow(bool bigEndian)
    {
        const int tileWidth = 4, tileHeight = 6;
        var builder = new TiffBuilder(bigEndian);
        var tiles = new List<double>();
        for (int top = 0; top < Height; top += tileHeight)
            for (int left = 0; left < Width; left += tileWidth)
                tiles.Add(builder.AppendUInt16(
                    from y in Enumerable.Range(top, tileHeight)
                    from x in Enumerable.Range(left, tileWidth)
                    select x < Width && y < Height ? Sample(x, y) : 0));
        Mosaic(builder, 16).With(TiffTags.TileOffsets, TiffType.UInt32, tiles)
            .With(TiffTags.TileWidth, TiffType.UInt16, tileWidth)
            .With(TiffTags.TileLength, TiffType.UInt16, tileHeight);
        RequireSamples(builder.Save(_folder.At("tiles.dng")));
    }

    [Fact]
    public void Read_EightBits_GivesEverySample()
    {
        var builder = new TiffBuilder(false);
        int strip = builder.Append([.. Samples().Select(sample => (byte)sample)]);
        Mosaic(builder, 8).With(TiffTags.StripOffsets, TiffType.UInt32, strip);
        using var reader = FrameFormats.Open(builder.Save(_folder.At("eight.dng")));
        Assert.Equal(Samples().Select(sample => (float)(byte)sample), reader.ReadAll());
        Assert.Equal((SampleType.UInt8, 255f), (reader.Info.SampleType, reader.Info.SaturationAdu));
    }

    [Fact]
    public void Open_MosaicInASubDirectory_TakesTheShotFromTheFirst()
    {
        var builder = new TiffBuilder(true);
        int strip = builder.AppendUInt16(Samples());
        int mosaic = Mosaic(builder, 16).With(TiffTags.StripOffsets, TiffType.UInt32, strip)
            .With(TiffTags.WhiteLevel, TiffType.UInt16, 16383).WriteDirectory();
        int exif = builder.With(TiffTags.ExposureTime, TiffType.URational, 0.5)
            .With(TiffTags.IsoSpeed, TiffType.UInt16, 1600)
            .With(TiffTags.FocalLength, TiffType.URational, 85)
            .WithText(TiffTags.DateTimeOriginal, "2024:08:12 23:01:02")
            .WithText(TiffTags.SubSecTimeOriginal, "25").WriteDirectory();
        builder.With(TiffTags.NewSubfileType, TiffType.UInt32, 1).With(TiffTags.SubIfds, TiffType.UInt32, mosaic)
            .With(TiffTags.ExifIfd, TiffType.UInt32, exif).With(TiffTags.DngVersion, TiffType.Byte, 1, 4, 0, 0)
            .WithText(TiffTags.Model, "Canon EOS 6D").With(TiffTags.Orientation, TiffType.UInt16, 6);
        var info = FrameReading.InfoOf(builder.Save(_folder.At("sub.dng")));
        Assert.Equal("DNG (Canon EOS 6D)", info.FormatName);
        Assert.Equal(
            (0.5, 1600.0, 85.0), (info.ExposureSeconds!.Value, info.Iso!.Value, info.FocalLengthMillimetres!.Value));
        Assert.Equal(new DateTime(2024, 8, 12, 23, 1, 2, 250), info.StartTime);
        Assert.Equal(Orientation.Rotated90Clockwise, info.Orientation);
        Assert.Equal(16383, info.SaturationAdu);
        Assert.False(info.HasBlackLevel);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(3, 5)]
    public void Open_ActiveArea_AnchorsPatternAndBlackLevelAtTheFullSensor(int left, int top)
    {
        var builder = new TiffBuilder(false);
        int strip = builder.AppendUInt16(Samples());
        Mosaic(builder, 16).With(TiffTags.StripOffsets, TiffType.UInt32, strip)
            .With(TiffTags.ActiveArea, TiffType.UInt32, top, left, Height, Width - 1)
            .With(TiffTags.BlackLevelRepeatDim, TiffType.UInt16, 2, 2)
            .With(TiffTags.BlackLevel, TiffType.UInt16, 10, 20, 30, 40);
        var info = FrameReading.InfoOf(builder.Save(_folder.At("area.dng")));
        Assert.Equal(new PixelRectangle(left, top, Width - 1 - left, Height - top), info.VisibleArea);
        Assert.True(info.HasBlackLevel);
        for (int y = 0; y < 4; y++)
            for (int x = 0; x < 4; x++)
            {
                Assert.Equal("RGGB"[y % 2 * 2 + x % 2], info.Cfa!.ColourLetters[info.Cfa.ColourAt(left + x, top + y)]);
                Assert.Equal(10 + 10 * (y % 2 * 2 + x % 2), info.Black.At(left + x, top + y));
            }
    }

    [Fact]
    public void Open_SamplesBeyondTheFile_AreRefusedWithNumbers()
    {
        var builder = new TiffBuilder(false);
        Mosaic(builder, 16).With(TiffTags.StripOffsets, TiffType.UInt32, 1000);
        var error = Assert.Throws<FrameException>(() => FrameFormats.Open(builder.Save(_folder.At("cut.dng"))));
        Assert.Contains("198", error.Problem, StringComparison.Ordinal);
        Assert.Contains("byte 1000", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TiffTags.Compression, 7)]
    [InlineData(TiffTags.BitsPerSample, 14)]
    [InlineData(TiffTags.Photometric, 34892)]
    [InlineData(TiffTags.LinearizationTable, 5)]
    [InlineData(TiffTags.BlackLevelDeltaV, 1)]
    [InlineData(TiffTags.SampleFormat, 3)]
    public void Recognises_AnythingButAPlainMosaic_IsLeftToLibRaw(int tag, int value)
    {
        var builder = new TiffBuilder(false);
        int strip = builder.AppendUInt16(Samples());
        Mosaic(builder, 16).With(TiffTags.StripOffsets, TiffType.UInt32, strip)
            .With((ushort)tag, TiffType.UInt16, value);
        string path = builder.Save(_folder.At("other.dng"));
        Assert.False(new AstroStacker.Formats.Dng.DngFormat().Recognises(File.ReadAllBytes(path), path));
    }

    [Fact]
    public void Colour_MatrixOfDaylight_IsPreferredAndKeepsNeutralNeutral()
    {
        double[] tungsten = [0.7546, -0.1435, -0.0929, -0.3846, 1.1488, 0.2692, -0.0332, 0.1209, 0.637];
        double[] daylight = [0.7034, -0.0804, -0.1014, -0.442, 1.2564, 0.2058, -0.0851, 0.1994, 0.5758];
        var builder = new TiffBuilder(false);
        int strip = builder.AppendUInt16(Samples());
        Mosaic(builder, 16).With(TiffTags.StripOffsets, TiffType.UInt32, strip)
            .With(TiffTags.ColorMatrix1, TiffType.Rational, tungsten)
            .With(TiffTags.ColorMatrix2, TiffType.Rational, daylight)
            .With(TiffTags.CalibrationIlluminant1, TiffType.UInt16, 17)
            .With(TiffTags.CalibrationIlluminant2, TiffType.UInt16, 21)
            .With(TiffTags.AsShotNeutral, TiffType.URational, 0.5, 1, 0.8);
        var colour = FrameReading.InfoOf(builder.Save(_folder.At("colour.dng"))).Colour!;
        Assert.Equal([2.0, 1, 1.25], colour.CameraMultipliers!);
        var matrix = colour.CameraToSrgb!;
        for (int row = 0; row < 3; row++) Assert.Equal(
            1, matrix[row * 3] + matrix[row * 3 + 1] + matrix[row * 3 + 2], 12);
        // A daylight-white surface: the camera sees XYZ(D65) through its matrix; its multipliers must make that
        // neutral.
        double[] white = [0.95047, 1, 1.08883];
        var seen = Enumerable.Range(0, 3)
            .Select(row => Enumerable.Range(0, 3).Sum(k => daylight[row * 3 + k] * white[k])).ToArray();
        Assert.Equal(seen[1] / seen[0], colour.DaylightMultipliers![0], 4);
        Assert.Equal(seen[1] / seen[2], colour.DaylightMultipliers[2], 4);
    }

    [Fact]
    public void Colour_IdentityMatrix_IsNone()
    {
        var builder = new TiffBuilder(false);
        int strip = builder.AppendUInt16(Samples());
        Mosaic(builder, 16).With(TiffTags.StripOffsets, TiffType.UInt32, strip)
            .With(TiffTags.ColorMatrix1, TiffType.Rational, 1, 0, 0, 0, 1, 0, 0, 0, 1);
        Assert.Null(FrameReading.InfoOf(builder.Save(_folder.At("identity.dng"))).Colour!.CameraToSrgb);
    }

    [Fact]
    public void RealDng_EverySample_EqualsTheFits()
    {
        var dngs = SharedData.RequireFiles("m27_cfa_dng");
        var fits = SharedData.RequireFiles("m27_cfa_fits");
        for (int i = 0; i < dngs.Count; i++)
        {
            using var dng = FrameFormats.Open(dngs[i]);
            using var original = FrameFormats.Open(fits[i]);
            Assert.True(dng.ReadsInPlace);
            Assert.Equal(original.ReadAll(), dng.ReadAll());
            Assert.Equal(original.Info.Cfa, dng.Info.Cfa);
            Assert.Equal(original.Info.ExposureSeconds, dng.Info.ExposureSeconds);
            Assert.Null(dng.Info.Colour!.CameraToSrgb);
        }
    }

    private static int Sample(int x, int y) => 1000 + 257 * y + 19 * x;

    private static IEnumerable<int> Samples() =>
        from y in Enumerable.Range(0, Height)
        from x in Enumerable.Range(0, Width)
        select Sample(x, y);

    private static TiffBuilder Mosaic(TiffBuilder builder, int bits) => builder
        .With(TiffTags.NewSubfileType, TiffType.UInt32, 0)
        .With(TiffTags.ImageWidth, TiffType.UInt32, Width).With(TiffTags.ImageLength, TiffType.UInt32, Height)
        .With(TiffTags.BitsPerSample, TiffType.UInt16, bits).With(TiffTags.Compression, TiffType.UInt16, 1)
        .With(TiffTags.Photometric, TiffType.UInt16, 32803).With(TiffTags.SamplesPerPixel, TiffType.UInt16, 1)
        .With(TiffTags.DngVersion, TiffType.Byte, 1, 4, 0, 0)
        .With(TiffTags.CfaRepeatPatternDim, TiffType.UInt16, 2, 2).With(TiffTags.CfaPattern, TiffType.Byte, 0, 1, 1, 2);

    private static void RequireSamples(string path)
    {
        using var reader = FrameFormats.Open(path);
        Assert.True(reader.ReadsInPlace);
        float[] whole = reader.ReadAll();
        Assert.Equal(Samples().Select(sample => (float)sample), whole);
        foreach (var area in new PixelRectangle[] { new(3, 5, 1, 1), new(2, 3, 7, 5), new(10, 0, 1, 9),
            new(0, 8, 11, 1) })
            Assert.Equal(FrameReading.Cut(whole, Width, area), reader.ReadArea(area));
    }
}
