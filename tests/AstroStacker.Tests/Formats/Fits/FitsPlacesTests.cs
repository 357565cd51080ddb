using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

/// <summary>Places on the sky and on the sensor, and the ways a header can hold its values.</summary>
public sealed class FitsPlacesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("RA", "315.499995", "DEC", "68.2", 315.499995, 68.2)]
    [InlineData("OBJCTRA", "'19 59 41.97'", "OBJCTDEC", "'22 43 19.37'", 299.924875, 22.722047222)]
    [InlineData("OBJCTRA", "'00 42 44.3'", "OBJCTDEC", "'-00 30 00'", 10.684583333, -0.5)]
    [InlineData("RA", "'05:34:32'", "DEC", "'+22:00:52'", 83.633333333, 22.014444444)]
    [InlineData("RA", "'5h34m32,0s'", "DEC", "'-5d23m28s'", 83.633333333, -5.391111111)]
    [InlineData("RA", "10.5 / [hours] of the mount", "DEC", "1", 157.5, 1.0)]
    public void Pointing_DegreesOrSexagesimal_IsInDegrees(
        string keywordX, string x, string keywordY, string y, double rightAscension, double declination)
    {
        var pointing = Info(2, (keywordX, x), (keywordY, y)).Capture.Pointing!.Value;
        Assert.Equal(rightAscension, pointing.RightAscensionDegrees, 6);
        Assert.Equal(declination, pointing.DeclinationDegrees, 6);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("'00 00 00'", "'+00 00 00'")]
    [InlineData("400", "10")]
    [InlineData("10", "100")]
    [InlineData("'05 71 00'", "10")]
    [InlineData("'unknown'", "10")]
    public void Pointing_Impossible_IsUnknown(string x, string y) =>
        Assert.Null(Info(2, ("RA", x), ("DEC", y)).Capture.Pointing);

    [Fact]
    public void Pointing_OfTheSolution_NeedsEquatorialAxes()
    {
        (string, string)[] cards = [("CRVAL1", "83.5"), ("CRVAL2", "-5.4")];
        Assert.Null(Info(2, cards).Capture.Pointing);
        Assert.Equal(
            new SkyPosition(83.5, -5.4),
            Info(2, [.. cards, ("CTYPE1", "'RA---TAN'"), ("CTYPE2", "'DEC--TAN'")]).Capture.Pointing);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 0)]
    public void Sections_RowsOfTheFile_AreTurnedWithThePicture(bool bottomUp, int overscanY)
    {
        // 10 x 8: the last three rows of the file are overscan, the rest sees light.
        var info = Info(
            8, ("BIASSEC", "'[1:10,6:8]'"), ("TRIMSEC", "'[3:10,1:5]'"),
            ("ROWORDER", bottomUp ? "'BOTTOM-UP'" : "'TOP-DOWN'"));
        Assert.Equal(new PixelRectangle(0, overscanY, 10, 3), info.Capture.Overscan);
        Assert.Equal(new PixelRectangle(2, bottomUp ? 3 : 0, 8, 5), info.VisibleArea);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Overscan_StripWithHotColumnAndTrailingLight_TellsTheBiasToFormulas(bool bottomUp)
    {
        // 12 x 40: eight columns of overscan at 100 and 101 on the right; the first sees what trails from the sky, one is hot.
        const int width = 12, height = 40;
        double[] samples = [.. Enumerable.Range(0, width * height).Select(i =>
            (i % width) switch { < 4 => 900.0, 4 => 180, 7 => 5000, _ => 100 + i / width % 2 })];
        string path = new FitsBytes(16, width, height).With("BIASSEC", "'[5:12,1:40]'").With("TRIMSEC", "'[1:4,1:40]'")
            .With("ROWORDER", bottomUp ? "'BOTTOM-UP'" : "'TOP-DOWN'").With(samples).Save(_folder.At("overscan.fits"));
        Assert.Equal(100.5, LevelFormula.Evaluate("=$OVERSCAN", FrameReading.InfoOf(path)), 0.1);
    }

    [Theory]
    [InlineData("[1:11,1:2]")]
    [InlineData("[0:4,1:2]")]
    [InlineData("[1:10,1:8]")]
    [InlineData("all")]
    public void Overscan_OutsideThePictureOrAllOfIt_IsNone(string section)
    {
        var info = Info(8, ("BIASSEC", $"'{section}'"));
        Assert.Null(info.Capture.Overscan);
        Assert.Equal(info.SensorArea, info.VisibleArea);
    }

    [Fact]
    public void Cards_LowerCaseHierarchAndContinue_AreRead()
    {
        var info = Info(
            2, ("exptime", "30."), ("HIERARCH Camsn =", "'SN 1' / number"), ("OBJECT", "'North America &'"),
            ("CONTINUE", "'and Pelican' / both"));
        Assert.Equal((30.0, "North America and Pelican"), (info.ExposureSeconds!.Value, info.ObjectName));
        Assert.Equal("SN 1", info.Capture.SerialNumber);
    }

    [Theory]
    [InlineData("Müller's Kamera ★")]
    [InlineData("Müller's Kamera")]
    public void Text_Utf8OrLatin1_IsReadAsItWasWritten(string name)
    {
        bool isLatin1 = name.All(letter => letter <= 'ÿ');
        byte[] bytes = new FitsBytes(8, 1, 1).With("OBJECT", $"'{name.Replace("'", "''", StringComparison.Ordinal)}'")
            .With(0).Build(isLatin1 ? System.Text.Encoding.Latin1 : System.Text.Encoding.UTF8);
        File.WriteAllBytes(_folder.At("frame.fits"), bytes);
        Assert.Equal(name, FrameReading.InfoOf(_folder.At("frame.fits")).ObjectName);
    }

    private FrameInfo Info(int height, params (string Keyword, string Value)[] cards)
    {
        var file = new FitsBytes(8, 10, height);
        foreach (var (keyword, value) in cards) file.With(keyword, value);
        return FrameReading.InfoOf(file.With(new double[10 * height]).Save(_folder.At("frame.fits")));
    }
}
