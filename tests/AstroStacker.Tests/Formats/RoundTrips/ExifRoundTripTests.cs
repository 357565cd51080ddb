using System.Text.Json;
using AstroStacker.Formats;
using AstroStacker.Formats.Jpeg;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>What exiftool finds in the pictures that carry Exif.</summary>
public sealed class ExifRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Exiftool_NamesCameraTimeExposureAndIso()
    {
        var example = new Example(_folder, 3);
        string[] files =
            [example.Write("png"), example.Write("tiff"), example.Write("tiff", compress: true), example.Write("tiff16"), Preview(example)];
        using var json = JsonDocument.Parse(Tool.Run("exiftool", ["-q", "-j", .. files]));
        Assert.Equal(files.Length, json.RootElement.GetArrayLength());
        foreach (var file in json.RootElement.EnumerateArray())
        {
            string Field(string name) => file.TryGetProperty(name, out var value) ? value.ToString() : "";
            Assert.Equal("Canon EOS 6D", Field("Model"));
            Assert.Equal("1/125", Field("ExposureTime"));
            Assert.Equal("1600", Field("ISO"));
            Assert.Equal("400.0 mm", Field("FocalLength"));
            Assert.Equal("2024:08:12 23:01:02", Field("DateTimeOriginal"));
            Assert.Equal("+00:00", Field("OffsetTimeOriginal"));
            Assert.Equal("2024:08:12 23:01:02", Field("ModifyDate"));
            Assert.Equal("A 17", Field("SerialNumber"));
            Assert.Equal("AstroStacker 0.1.0", Field("Software"));
        }
    }

    [Theory]
    [InlineData(30, "30")]
    [InlineData(0.5, "0.5")]
    [InlineData(1 / 8000.0, "0.000125")]
    [InlineData(2.5, "2.5")]
    [InlineData(300.123, "300.123")]
    public void ExposureTime_IsExact(double seconds, string expected) =>
        Assert.Equal(expected, FieldOf("ExposureTime", seconds, 1600));

    [Theory]
    [InlineData(102400, "102400")]
    [InlineData(64000, "64000")]
    public void Iso_Beyond16Bits_IsKept(double iso, string expected) =>
        Assert.Equal(expected, FieldOf(iso > ushort.MaxValue ? "ISOSpeed" : "ISO", 30, iso));

    private string FieldOf(string name, double seconds, double iso)
    {
        var info = PictureWriting.Info(4, 4, 1) with { ExposureSeconds = seconds, Iso = iso };
        string path = PictureWriting.Write("png", _folder.At("small.png"), info, PictureWriting.Noise(4, 4, 1));
        using var json = JsonDocument.Parse(Tool.Run("exiftool", "-j", "-n", $"-{name}", path));
        return json.RootElement[0].GetProperty(name).ToString();
    }

    private string Preview(Example example)
    {
        string path = _folder.At("preview.jpg");
        using var writer = new PreviewWriter(path, example.Info, _ => (_, sample) => (byte)Math.Clamp(sample * 255, 0, 255));
        writer.WriteBands(example.Info, example.Planes);
        writer.Complete();
        return path;
    }
}
