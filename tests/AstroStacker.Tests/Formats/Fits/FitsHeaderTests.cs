using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

public sealed class FitsHeaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, bool, int, int, int> Mosaics()
    {
        var rows = new TheoryData<string, bool, int, int, int>();
        foreach (string pattern in new[] { "RGGB", "BGGR", "GRBG", "GBRG" })
            foreach (bool bottomUp in new[] { false, true })
                foreach (int height in new[] { 6, 7 })
                    for (int offsets = 0; offsets < 4; offsets++)
                        rows.Add(pattern, bottomUp, height, offsets & 1, offsets >> 1);
        return rows;
    }

    /// <summary>
    /// A program wrote a picture whose upright sample (x, y) has the colour BAYERPAT[(y + YBAYROFF) % 2][(x +
    /// XBAYROFF) % 2], the sample being the number of that colour; it stores the rows in one order or the other.
    /// </summary>
    [Theory]
    [MemberData(nameof(Mosaics))]
    public void Cfa_EveryPhaseRowOrderHeightAndOffset_NamesTheColourOfEverySample(
        string pattern, bool bottomUp, int height, int offsetX, int offsetY)
    {
        const int width = 5;
        double ColourOf(int x, int y) =>
            "RGB".IndexOf(pattern[(y + offsetY) % 2 * 2 + (x + offsetX) % 2], StringComparison.Ordinal);
        var stored = new List<double>();
        for (int row = 0; row < height; row++)
            for (int x = 0; x < width; x++) stored.Add(ColourOf(x, bottomUp ? height - 1 - row : row));
        string path = new FitsBytes(16, width, height).With("BAYERPAT", $"'{pattern}    '")
            .With("XBAYROFF", $"{offsetX}").With("YBAYROFF", $"{offsetY}")
            .With("ROWORDER", bottomUp ? "'BOTTOM-UP'" : "'TOP-DOWN'").With(stored).Save(_folder.At("cfa.fits"));

        using var reader = FrameFormats.Open(path);
        float[] samples = reader.ReadAll();
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) Assert.Equal(samples[y * width + x], reader.Info.Cfa!.ColourAt(x, y));
    }

    [Fact]
    public void RowOrder_Missing_FirstStoredRowIsTheTop()
    {
        string path = new FitsBytes(8, 1, 3).With(1, 2, 3).Save(_folder.At("frame.fits"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal([1f, 2, 3], reader.ReadAll());
    }

    [Fact]
    public void RowOrder_BottomUp_FirstStoredRowIsTheBottom()
    {
        string path = new FitsBytes(8, 1, 3).With("ROWORDER", "'BOTTOM-UP'").With(1, 2, 3)
            .Save(_folder.At("frame.fits"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal([3f, 2, 1], reader.ReadAll());
    }

    [Theory]
    [InlineData("BAYERPAT", "'MONO'", null)]
    [InlineData("COLORTYP", "'GBRG'", "GBRG")]
    [InlineData("COLORTYP", "'FULL'", null)]
    public void Cfa_OtherWaysToSayIt_AreUnderstood(string keyword, string value, string? expected)
    {
        string path = new FitsBytes(8, 2, 2).With(keyword, value).With(1, 2, 3, 4).Save(_folder.At("frame.fits"));
        Assert.Equal(expected, FrameReading.InfoOf(path).Cfa?.Letters);
    }

    [Fact]
    public void Cfa_PatternThatMakesNoSense_IsRefusedByName()
    {
        string path = new FitsBytes(8, 2, 2).With("BAYERPAT", "'RRGB'").With(1, 2, 3, 4).Save(_folder.At("frame.fits"));
        Assert.Contains(
            "'RRGB'", Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Info_EveryKeyword_IsRead()
    {
        string path = new FitsBytes(16, 2, 2).With("EXPTIME", "1.2D2").With("GAIN", "180").With("CCD-TEMP", "-4.8")
            .With("FOCALLEN", "250.").With("INSTRUME", "'O''Neill Cam / 2' / the camera").With("FILTER", "'IRCUT   '")
            .With("OBJECT", "'M 94'").With("DATE-OBS", "'2025-03-27T01:20:32.9553681'").With(0, 0, 0, 0)
            .Save(_folder.At("frame.fits"));
        var info = FrameReading.InfoOf(path);
        Assert.Equal(120, info.ExposureSeconds);
        Assert.Equal((null, 180.0), (info.Iso, info.Capture.Gain!.Value));
        Assert.Equal(-4.8, info.TemperatureCelsius);
        Assert.Equal(250, info.FocalLengthMillimetres);
        Assert.Equal("O'Neill Cam / 2", info.Camera);
        Assert.Equal("IRCUT", info.Filter);
        Assert.Equal("M 94", info.ObjectName);
        Assert.Equal(new DateTime(2025, 3, 27, 1, 20, 32, DateTimeKind.Utc).AddTicks(9553681), info.StartTime);
        Assert.False(info.HasBlackLevel);
    }

    [Theory]
    [InlineData("2017-12-19T18:33:43.5-0700", "2017-12-20T01:33:43.500")]
    [InlineData("2017-12-20T01:33:43Z", "2017-12-20T01:33:43.000")]
    [InlineData("2017-12-20T01:33:43+01:30", "2017-12-20T00:03:43.000")]
    [InlineData("2017-12-20", "2017-12-20T00:00:00.000")]
    public void StartTime_WithAnOffset_IsUtc(string written, string expected)
    {
        string path = new FitsBytes(8, 1, 1).With("DATE-OBS", $"'{written}'").With(0).Save(_folder.At("frame.fits"));
        Assert.Equal(
            DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            FrameReading.InfoOf(path).StartTime);
    }

    [Theory]
    [InlineData("CAMTEMP", "271.0", -2.15)]
    [InlineData("CAMTEMP", "-1", null)]
    [InlineData("CCD-TEMP", "28", 28.0)]
    [InlineData("CCD-TEMP", "268.15", -5.0)]
    public void Temperature_KelvinOrCelsius_IsCelsius(string keyword, string value, double? expected)
    {
        string path = new FitsBytes(8, 1, 1).With(keyword, value).With(0).Save(_folder.At("frame.fits"));
        double? found = FrameReading.InfoOf(path).TemperatureCelsius;
        Assert.Equal(expected is null, found is null);
        if (expected is not null) Assert.Equal(expected.Value, found!.Value, 9);
    }

    [Theory]
    [InlineData("SATURATE", "16383", 16383)]
    [InlineData("SATURATE", "3", 65535)]
    [InlineData("DATAMAX", "12345", 65535)]
    [InlineData("ASTKSAT", "4095.", 4095)]
    public void Saturation_NamedInTheHeader_IsTakenWhereItCanBeTrusted(string keyword, string value, float expected)
    {
        string path = new FitsBytes(16, 1, 1).With("BZERO", "32768").With(keyword, value).With(0)
            .Save(_folder.At("frame.fits"));
        Assert.Equal(expected, FrameReading.InfoOf(path).SaturationAdu);
    }
}
