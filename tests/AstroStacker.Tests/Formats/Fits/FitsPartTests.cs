using System.Text;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

public sealed class FitsPartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_PrimaryWithoutPicture_TakesTheFirstImageExtensionAndThePrimarysWords()
    {
        string path = Save(
            new FitsBytes(8).With("EXPTIME", "30").With("FILTER", "'Ha'").With("BZERO", "99").Build(),
            Extension(new FitsBytes(16, 5).With(new double[5])),
            Extension(new FitsBytes(16, 3, 2).With("FILTER", "'OIII'").With(1, 2, 3, 4, 5, 6)),
            Extension(new FitsBytes(16, 2, 1).With(7, 8)));
        using var reader = FrameFormats.Open(path);
        Assert.Equal([1f, 2, 3, 4, 5, 6], reader.ReadAll());
        Assert.Equal(30, reader.Info.ExposureSeconds);
        Assert.Equal("OIII", reader.Info.Filter);
    }

    [Fact]
    public void Open_ImageExtensionCutShort_IsANamedError()
    {
        byte[] bytes = [.. new FitsBytes(8).Build(), .. Extension(new FitsBytes(16, 60, 60).With(new double[3600]))];
        File.WriteAllBytes(_folder.At("cut.fits"), bytes[..9000]);
        var error = Assert.Throws<FrameException>(() => FrameFormats.Open(_folder.At("cut.fits")));
        Assert.Contains("9000 bytes", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TrailingAxesOfOne_AreDropped()
    {
        string path = new FitsBytes(16, 3, 2, 1, 1).With(1, 2, 3, 4, 5, 6).Save(_folder.At("radio.fits"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal(1, reader.Info.PlaneCount);
        Assert.Equal([1f, 2, 3, 4, 5, 6], reader.ReadAll());
    }

    [Fact]
    public void Open_CubeOfManyPlanes_IsRefusedWithARemedy()
    {
        string path = new FitsBytes(16, 2, 2, 5).With(new double[20]).Save(_folder.At("cube.fits"));
        var error = Assert.Throws<FrameException>(() => FrameFormats.Open(path));
        Assert.Contains("cube of 5 planes", error.Problem, StringComparison.Ordinal);
        Assert.Contains("each plane", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, "32768")]
    [InlineData(32, "0")]
    public void Read_BlankIntegers_AreZeroAndSaidSo(int bitPix, string zero)
    {
        string path = new FitsBytes(bitPix, 3, 1).With("BZERO", zero).With("BLANK", "77").With(1, 77, 3).Save(_folder.At("blank.fits"));
        using var reader = FrameFormats.Open(path);
        float[] samples = reader.ReadAll();
        Assert.Equal(0, samples[1]);
        Assert.Equal(2, samples[2] - samples[0]);
        reader.ReadAbsentAsNaN(0, reader.Info.SensorArea, samples);
        Assert.Equal([false, true, false], samples.Select(float.IsNaN));
        Assert.True(reader.Info.MayLackSamples);
        Assert.Contains(reader.Info.Warnings, warning => warning.Contains("BLANK", StringComparison.Ordinal));
    }

    private static byte[] Extension(FitsBytes picture)
    {
        byte[] bytes = picture.Build();
        Encoding.ASCII.GetBytes("XTENSION= 'IMAGE   '".PadRight(80)).CopyTo(bytes, 0);
        return bytes;
    }

    private string Save(params byte[][] parts)
    {
        File.WriteAllBytes(_folder.At("parts.fits"), [.. parts.SelectMany(part => part)]);
        return _folder.At("parts.fits");
    }
}
