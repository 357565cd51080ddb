using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

public sealed class FitsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8, 0, 1, SampleType.UInt8, 255)]
    [InlineData(16, 32768, 1, SampleType.UInt16, 65535)]
    [InlineData(16, 0, 1, SampleType.Float32, 32767)]
    [InlineData(16, 10, 0.5, SampleType.Float32, 16393.5)]
    [InlineData(32, 0, 1, SampleType.Float32, 65535)]
    [InlineData(-32, 0, 1, SampleType.Float32, 65535)]
    [InlineData(-64, 0, 1, SampleType.Float32, 65535)]
    [InlineData(-32, 5, 2, SampleType.Float32, 65535)]
    public void Read_EveryBitPix_GivesZeroPlusScaleTimesStored(int bitPix, double zero, double scale, SampleType type,
        double saturation)
    {
        double[] stored = bitPix == 8 ? [0, 1, 127, 128, 200, 255] : [-5, 0, 1, 1000, 32767, -300];
        string path = new FitsBytes(bitPix, 3, 2).With("BZERO", Text(zero)).With("BSCALE", Text(scale)).With(stored)
            .Save(_folder.At("frame.fits"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal(stored.Select(value => (float)(zero + scale * value)), reader.ReadAll());
        Assert.True(reader.ReadsInPlace);
        Assert.Equal(type, reader.Info.SampleType);
        Assert.Equal((float)saturation, reader.Info.SaturationAdu);
        Assert.Equal(bitPix is 32 or -64 ? 1 : 0, reader.Info.Warnings.Count);
    }

    [Fact]
    public void Read_EveryWindowOfAFrame_IsThatPartOfTheWhole()
    {
        const int width = 37, height = 23;
        foreach (string order in new[] { "'TOP-DOWN'", "'BOTTOM-UP'" })
        {
            string path = new FitsBytes(16, width, height).With("BZERO", "32768").With("ROWORDER", order)
                .With(Enumerable.Range(0, width * height).Select(i => (double)i * 31 - 20000))
                .Save(_folder.At("frame.fits"));
            using var reader = FrameFormats.Open(path);
            float[] whole = reader.ReadAll();
            foreach (var area in new PixelRectangle[]
                { new(0, 0, 1, 1), new(36, 22, 1, 1), new(5, 3, 30, 7), new(0, 4, 37, 19), new(20, 0, 3, 23) })
                Assert.Equal(FrameReading.Cut(whole, width, area), reader.ReadArea(area));
        }
    }

    [Fact]
    public void Read_FrameLargerThanOneBand_GivesEveryRow()
    {
        const int width = 3000, height = 200;
        string path = new FitsBytes(16, width, height).With("BZERO", "32768").With("ROWORDER", "'BOTTOM-UP'")
            .With(Enumerable.Range(0, width * height).Select(i => (double)(i % 60000 - 32768)))
            .Save(_folder.At("frame.fits"));
        using var reader = FrameFormats.Open(path);
        float[] whole = reader.ReadAll();
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x += 271) Assert.Equal(
                ((height - 1 - y) * width + x) % 60000, whole[y * width + x]);
    }

    [Fact]
    public void Read_ThreePlanes_AreToldApart()
    {
        string path = new FitsBytes(-32, 2, 2, 3).With(0, 0.1, 0.2, 0.3, 1, 1, 1, 1, 0.5, 0.6, 0.7, 0.8)
            .Save(_folder.At("rgb.fits"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal(3, reader.Info.PlaneCount);
        Assert.Equal([0.5f, 0.6f, 0.7f, 0.8f], reader.ReadAll(2));
        Assert.Equal(1, reader.Info.SaturationAdu);
    }

    [Fact]
    public void Read_NaNAndInfinity_AreZeroOrNaNAsAsked()
    {
        string path = new FitsBytes(-32, 3, 1).With(double.NaN, 7, double.PositiveInfinity)
            .Save(_folder.At("nan.fits"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal([0f, 7, 0], reader.ReadAll());
        var samples = new float[3];
        reader.ReadAbsentAsNaN(0, reader.Info.SensorArea, samples);
        Assert.Equal([float.NaN, 7, float.NaN], samples);
    }

    [Fact]
    public void Read_FileThatShrankSinceItWasOpened_IsNamed()
    {
        string path = new FitsBytes(16, 40, 40).With(new double[1600]).Save(_folder.At("frame.fits"));
        using var reader = FrameFormats.Open(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(3000);
        var error = Assert.Throws<FrameException>(() => reader.ReadAll());
        Assert.Contains("has 3000 now", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatWasWrittenToSinceItWasOpened_IsNamed()
    {
        string path = new FitsBytes(16, 40, 40).With(new double[1600]).Save(_folder.At("frame.fits"));
        using var reader = FrameFormats.Open(path);
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains(
            "written to", Assert.Throws<FrameException>(() => reader.ReadAll()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TruncatedData_SaysBothNumbers()
    {
        string path = _folder.At("short.fits");
        byte[] bytes = new FitsBytes(16, 100, 100).With(new double[10000]).Build();
        File.WriteAllBytes(path, bytes[..12345]);
        var error = Assert.Throws<FrameException>(() => FrameFormats.Open(path));
        Assert.Contains("12345 bytes", error.Problem, StringComparison.Ordinal);
        Assert.Contains("22880", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeaderWithoutEnd_IsRefused()
    {
        string path = _folder.At("headless.fits");
        File.WriteAllBytes(path, new FitsBytes(16, 100, 100).Build()[..400]);
        Assert.Contains(
            "END", Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, new[] { 4, 4 }, "BITPIX = 64")]
    [InlineData(16, new int[0], "NAXIS = 0")]
    [InlineData(16, new[] { 4, 4, 2 }, "2 planes")]
    [InlineData(16, new[] { 4, 4, 3, 2 }, "4 axes")]
    [InlineData(16, new[] { 0, 4 }, "0 x 4")]
    public void Open_WhatIsNotAPicture_IsRefusedByName(int bitPix, int[] axes, string expected)
    {
        string path = new FitsBytes(bitPix, axes).Save(_folder.At("other.fits"));
        Assert.Contains(
            expected, Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
