using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

public sealed class FitsCaptureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("IMAGETYP", "Light Frame", FrameType.Light)]
    [InlineData("IMAGETYP", "LIGHT", FrameType.Light)]
    [InlineData("FRAME", "light", FrameType.Light)]
    [InlineData("OBSTYPE", "OBJECT", FrameType.Light)]
    [InlineData("IMAGETYP", "Tricolor Image", FrameType.Light)]
    [InlineData("IMAGETYP", "Dark Frame", FrameType.Dark)]
    [InlineData("FRAMETYP", "Dark", FrameType.Dark)]
    [InlineData("IMAGETYP", "Bias", FrameType.Bias)]
    [InlineData("IMAGETYP", "BIAS FRAME", FrameType.Bias)]
    [InlineData("IMGTYPE", "zero", FrameType.Bias)]
    [InlineData("IMAGETYP", "Flat Field", FrameType.Flat)]
    [InlineData("IMAGETYP", "FLAT", FrameType.Flat)]
    [InlineData("IMAGETYP", "flatfield", FrameType.Flat)]
    [InlineData("IMAGETYP", "Dome Flat", FrameType.Flat)]
    [InlineData("IMAGETYP", "sky-flat", FrameType.Flat)]
    [InlineData("IMAGETYP", "Dark Flat", FrameType.DarkFlat)]
    [InlineData("IMAGETYP", "DARKFLAT", FrameType.DarkFlat)]
    [InlineData("IMAGETYP", "FlatDark", FrameType.DarkFlat)]
    [InlineData("IMAGETYP", "Dark Flat Frame", FrameType.DarkFlat)]
    [InlineData("IMAGETYP", "Master Dark", FrameType.Dark, true)]
    [InlineData("IMAGETYP", "masterFlat", FrameType.Flat, true)]
    [InlineData("IMAGETYP", "superbias", FrameType.Bias, true)]
    [InlineData("IMAGETYP", "MASTER DARK FLAT", FrameType.DarkFlat, true)]
    [InlineData("CALFRAME", "MasterFlat", FrameType.Flat, true)]
    [InlineData("IMAGETYP", "SNAPSHOT", null)]
    public void Type_EverySpelling_IsUnderstood(string keyword, string text, FrameType? expected, bool isMaster = false)
    {
        var capture = Capture((keyword, $"'{text}'"));
        Assert.Equal((expected, text, isMaster), (capture.Type, capture.TypeText, capture.IsMaster));
    }

    [Fact]
    public void AstroPixelProcessorsResult_IsOneOfMany() => Assert.True(Capture(("INTEGRAT", "'Integration'")).IsMaster);

    [Fact]
    public void Type_FrameOfCoordinates_IsNoType()
    {
        var capture = Capture(("FRAME", "'FK5'"));
        Assert.Equal((null, null), (capture.Type, capture.TypeText));
    }

    [Fact]
    public void Type_CcdSoftNumberAlone_IsUnderstood() => Assert.Equal(FrameType.Dark, Capture(("CCDSFPT", "3")).Type);

    [Theory]
    [InlineData("STACKCNT", "12", 12)]
    [InlineData("NCOMBINE", "7", 7)]
    [InlineData("SNAPSHOT", "1", 1)]
    [InlineData("NUMFRAME", "30", 30)]
    [InlineData("LIGH_CNT", "25", 25)]
    [InlineData("STACKCNT", "0", null)]
    [InlineData("TOTALEXP", "10.", null)]
    [InlineData("TOTALEXP", "130.", 13)]
    [InlineData("LIVETIME", "30", 3)]
    public void CombinedCount_ByKeywordOrSumOfExposures_IsFound(string keyword, string value, int? expected) =>
        Assert.Equal(expected, Capture(("EXPTIME", "10."), (keyword, value)).CombinedCount);

    [Fact]
    public void CombinedCount_SnapshotOfOneInAStack_IsTheStacks() =>
        Assert.Equal(20, Capture(("SNAPSHOT", "1"), ("NCOMBINE", "20")).CombinedCount);

    [Theory]
    [InlineData("120", 0, 120.0, null)]
    [InlineData("0", 0, 0.0, null)]
    [InlineData("-1", -1, null, null)]
    [InlineData("1.32 / [electrons/ADU]", 10, null, 1.32)]
    [InlineData("1.32 / e-/ADU", 10, null, 1.32)]
    public void Gain_OfTheCameraOrElectrons_IsToldApart(string gain, int offset, double? expected, double? electrons)
    {
        var capture = Capture(("GAIN", gain), ("OFFSET", $"{offset}"));
        Assert.Equal((expected, electrons), (capture.Gain, capture.ElectronsPerAdu));
        Assert.Equal(offset < 0 ? null : offset, capture.Offset);
    }

    [Theory]
    [InlineData("XBINNING", "2", 2, 2)]
    [InlineData("CCDXBIN", "3", 3, 3)]
    [InlineData("BINNING", "'2x1'", 2, 1)]
    [InlineData("CCDSUM", "'2 2'", 2, 2)]
    [InlineData("BINNING", "4", 4, 4)]
    [InlineData("XBINNING", "0", 1, 1)]
    [InlineData("BINNING", "'hi'", 1, 1)]
    public void Binning_EverySpelling_IsUnderstood(string keyword, string value, int x, int y)
    {
        var capture = Capture((keyword, value));
        Assert.Equal((x, y), (capture.BinningX, capture.BinningY));
    }

    [Fact]
    public void PixelSize_OfTheCamerasOwnPixels_IsMultipliedByTheBinning()
    {
        Assert.Equal(7.5, Capture(("PIXSIZE1", "3.75"), ("XBINNING", "2")).PixelSizeMicrometres);
        Assert.Equal(7.5, Capture(("XPIXSZ", "7.5"), ("PIXSIZE1", "3.75"), ("XBINNING", "2")).PixelSizeMicrometres);
        Assert.Null(Capture(("XPIXSZ", "0")).PixelSizeMicrometres);
    }

    [Theory]
    [InlineData("'120 s'", 120.0)]
    [InlineData("'1/200'", 0.005)]
    [InlineData("'1/200 s'", 0.005)]
    [InlineData("'2,5'", 2.5)]
    [InlineData("'500 ms'", 0.5)]
    [InlineData("1.2D2", 120.0)]
    [InlineData("'bulb'", null)]
    [InlineData("-1", null)]
    [InlineData("'NaN'", null)]
    public void Exposure_WithUnitFractionOrComma_IsSeconds(string value, double? expected) =>
        Assert.Equal(expected, Info(("EXPTIME", value)).ExposureSeconds);

    [Fact]
    public void Exposure_InMicroseconds_IsSeconds() =>
        Assert.Equal(0.5, Info(("EXPOINUS", "500000")).ExposureSeconds);

    [Theory]
    [InlineData("SET-TEMP", "-10.", -10.0)]
    [InlineData("SET-TEMP", "'-10,5 C'", -10.5)]
    [InlineData("SET-TEMP", "-273.15", null)]
    [InlineData("SET-TEMP", "999", null)]
    public void SetTemperature_Impossible_IsUnknown(string keyword, string value, double? expected) =>
        Assert.Equal(expected, Capture((keyword, value)).SetTemperatureCelsius);

    [Fact]
    public void Words_ThatStandForNothing_AreNothing()
    {
        var info = Info(("FILTER", "'None'"), ("OBJECT", "'Unknown'"), ("INSTRUME", "'   '"), ("CAMERA", "'QHY 268'"));
        Assert.Equal((null, null, "QHY 268"), (info.Filter, info.ObjectName, info.Camera));
    }

    [Fact]
    public void Words_OfTheCamera_AreRead()
    {
        var capture = Capture(
            ("READOUTM", "'High Gain'"), ("CAMSN", "'A0123'"), ("TELESCOP", "'RASA 8'"), ("EGAIN", "0.25"),
            ("CREATOR", "'ZWO Seestar S50'"), ("PROGRAM", "'2.76'"));
        Assert.Equal(("High Gain", "A0123", "RASA 8"), (capture.ReadoutMode, capture.SerialNumber, capture.Telescope));
        Assert.Equal((0.25, "ZWO Seestar S50"), (capture.ElectronsPerAdu!.Value, capture.Program));
    }

    private CaptureSettings Capture(params (string Keyword, string Value)[] cards) => Info(cards).Capture;

    private FrameInfo Info(params (string Keyword, string Value)[] cards)
    {
        var file = new FitsBytes(8, 1, 1);
        foreach (var (keyword, value) in cards) file.With(keyword, value);
        return FrameReading.InfoOf(file.With(0).Save(_folder.At("frame.fits")));
    }
}
