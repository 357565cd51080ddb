using AstroStacker.Formats;
using AstroStacker.Formats.Jpeg;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using SkiaSharp;
using Xunit;

namespace AstroStacker.Tests.Formats.Jpeg;

public sealed class JpegTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_RealBurst_IsLinearLightOfWhatSkiaSees()
    {
        string path = SharedData.Require("handheld_burst_jpeg", "1.jpg");
        using var reader = FrameFormats.Open(path);
        Assert.Equal((1080, 720, 3), (reader.Info.Width, reader.Info.Height, reader.Info.PlaneCount));
        Assert.IsType<IDecodingReader>(reader, exactMatch: false);
        using var bitmap = SKBitmap.Decode(path);
        float[] red = reader.ReadAll(0), blue = reader.ReadAll(2);
        for (int i = 0; i < red.Length; i += 977)
        {
            var colour = bitmap.GetPixel(i % 1080, i / 1080);
            Assert.Equal(SrgbCurve.FromUInt8[colour.Red], red[i]);
            Assert.Equal(SrgbCurve.FromUInt8[colour.Blue], blue[i]);
        }
    }

    [Fact]
    public void Read_TruncatedJpeg_IsANamedError()
    {
        byte[] bytes = File.ReadAllBytes(SharedData.Require("handheld_burst_jpeg", "1.jpg"));
        File.WriteAllBytes(_folder.At("cut.jpg"), bytes[..(bytes.Length / 2)]);
        using var reader = FrameFormats.Open(_folder.At("cut.jpg"));
        Assert.Contains(
            "JPEG data", Assert.Throws<FrameException>(() => reader.ReadAll()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_JpegUnderARawName_IsRefused()
    {
        string path = SharedData.Require("raw_damaged", "drewnoakes_issue247-1.nef");
        Assert.Contains(
            "JPEG", Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeaderOnly_IsANamedError()
    {
        File.WriteAllBytes(_folder.At("stub.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);
        Assert.Throws<FrameException>(() => FrameFormats.Open(_folder.At("stub.jpg")));
    }

    /// <summary>1/255 lies on the straight part of the curve: 65535 / 255 / 12.92 = 19.89.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 20)]
    [InlineData(255, 65535)]
    public void SrgbCurve_KnownCodes_AreLinearLight(int code, int expected) =>
        Assert.Equal(expected, SrgbCurve.FromUInt8[code]);

    [Fact]
    public void Preview_LargePicture_IsReducedAndUpright()
    {
        const int width = 5000, height = 1000;
        float[] red = [.. Enumerable.Range(0, width * height).Select(i => i / width < height / 2 ? 1f : 0)];
        float[] blue = [.. Enumerable.Range(0, width * height).Select(i => i % width < width / 2 ? 1f : 0)];
        var info = PictureWriting.Info(width, height, 3);
        using (var writer = new PreviewWriter(_folder.At("preview.jpg"), info, _ => (_, sample) =>
            (byte)(sample * 255)))
        {
            writer.WriteBands(info, [red, new float[width * height], blue], 100);
            writer.Complete();
        }

        using var preview = SKBitmap.Decode(_folder.At("preview.jpg"));
        Assert.Equal((2048, 410), (preview.Width, preview.Height));
        RequireNear(new SKColor(255, 0, 255), preview.GetPixel(100, 50));
        RequireNear(new SKColor(255, 0, 0), preview.GetPixel(1900, 50));
        RequireNear(new SKColor(0, 0, 255), preview.GetPixel(100, 350));
        RequireNear(new SKColor(0, 0, 0), preview.GetPixel(1900, 350));
    }

    [Theory]
    [InlineData(10, 6, 4)]
    [InlineData(7, 5, 3)]
    [InlineData(3, 2, 8)]
    public void Reducer_AnyRatio_KeepsTheMeanAndConstants(int width, int height, int longest)
    {
        var reducer = new PictureReducer(width, height, 2, longest);
        var random = new Random(9);
        double sum = 0;
        for (int y = 0; y < height; y++)
        {
            float[] row = [.. Enumerable.Range(0, width).Select(_ => (float)random.NextDouble())];
            sum += row.Sum(sample => (double)sample);
            reducer.AddRow(0, y, row);
            reducer.AddRow(1, y, [.. Enumerable.Repeat(0.75f, width)]);
        }

        Assert.Equal(sum / (width * height), reducer.Planes[0].Average(sample => (double)sample), 5);
        Assert.All(reducer.Planes[1], sample => Assert.Equal(0.75, sample, 5));
    }

    [Fact]
    public void Reducer_SmallPicture_IsCopiedExactly()
    {
        var reducer = new PictureReducer(3, 2, 1, 2048);
        reducer.AddRow(0, 0, [0.1f, -0.2f, 0.3f]);
        reducer.AddRow(0, 1, [1, 2, 3]);
        Assert.Equal([0.1f, -0.2f, 0.3f, 1, 2, 3], reducer.Planes[0]);
    }

    private static void RequireNear(SKColor expected, SKColor actual)
    {
        Assert.InRange(actual.Red - expected.Red, -6, 6);
        Assert.InRange(actual.Green - expected.Green, -6, 6);
        Assert.InRange(actual.Blue - expected.Blue, -6, 6);
    }
}
