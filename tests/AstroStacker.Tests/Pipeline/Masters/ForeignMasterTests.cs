using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Testing;
using AstroStacker.Tests.Formats;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Masters;

/// <summary>Masters of other programs: what of their bias, scale and rows is told by names, headers and samples.</summary>
public sealed class ForeignMasterTests : IDisposable
{
    private const int Width = 16, Height = 12;

    private const string Siril = "'Siril v1.0.6'";

    private readonly TemporaryFolder _folder = new();

    private readonly FrameInfo _light = new()
    {
        Path = "light.fits",
        FormatName = "FITS",
        Width = Width,
        Height = Height,
        VisibleArea = new PixelRectangle(0, 0, Width, Height),
        SampleType = SampleType.UInt16,
        SaturationAdu = 65535,
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pp_flat_stacked.fit", true)]
    [InlineData("r_pp_light_00001.fit", true)]
    [InlineData("bkg_pp_light_00001.fit", true)]
    [InlineData("flat_stacked.fit", false)]
    [InlineData("app_flat.fit", false)]
    public void Open_FilesOfSiril_SayByTheirNameWhetherTheyAreCalibrated(string name, bool isOff) =>
        Assert.Equal(isOff, InfoOf(Float(name, (_, _) => 0.2, ("PROGRAM", Siril))).BlackSubtracted);

    [Fact]
    public void Open_SameNameByAnotherProgram_SaysNothing() =>
        Assert.False(InfoOf(Float("pp_flat.fit", (_, _) => 0.2, ("PROGRAM", "'N.I.N.A. 3.1'"))).BlackSubtracted);

    [Theory]
    [InlineData("'BD'", true)]
    [InlineData("'DFB'", true)]
    [InlineData("'F'", false)]
    [InlineData("'RAW DATA'", false)]
    [InlineData("''", false)]
    public void Open_Calstat_SaysWhetherTheBiasIsOff(string status, bool isOff) =>
        Assert.Equal(isOff, InfoOf(Float("flat.fit", (_, _) => 0.2, ("CALSTAT", status))).BlackSubtracted);

    [Fact]
    public void Open_FileThatSirilWrote_NamesSirilBesideTheCapturingProgram() => Assert.StartsWith(
        "Siril", InfoOf(Float("d.fit", (_, _) => 0.2, ("SWCREATE", "'N.I.N.A. 3.1'"), ("PROGRAM", Siril))).Capture.Program,
        StringComparison.Ordinal);

    // Half the light in one pixel: a bias of 1000 that is taken off twice, or never, changes its gain from 2.
    [Theory]
    [InlineData("pp_flat_stacked.fit", 0, "off already")]
    [InlineData("master-flat.fit", 0, "flat_stacked.fit")]
    [InlineData("flat_stacked.fit", 1000, null)]
    public void Load_FlatOfSiril_LosesItsBiasOnce(string name, double biasAdu, string? said)
    {
        string flat = Float(
            name, (x, y) => (biasAdu + (x == 5 && y == 3 ? 10_000 : 20_000)) / 65535, ("PROGRAM", Siril), ("STACKCNT", "20"));
        var loader = Loader();
        var gain = loader.Load(new CalibrationOptions { Flat = flat, Bias = new MasterSource { Level = "1000" } }).Gain!;
        Assert.Equal(2, gain.Row(5, 3, 1)[0], 1e-4f);
        if (said is not null) Assert.Contains(loader.Notes, note => note.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.6)]
    [InlineData(1.2)]
    public void Load_NormalisedFlat_LosesNothing(double brightest)
    {
        string flat = Float("flat.fit", (x, y) => x == 5 && y == 3 ? 0.5 : x == 9 ? brightest : 1);
        var loader = Loader();
        var gain = loader.Load(new CalibrationOptions { Flat = flat, Bias = new MasterSource { Level = "1000" } }).Gain!;
        Assert.Equal(2, gain.Row(5, 3, 1)[0] / gain.Row(6, 3, 1)[0], 1e-4f);
        Assert.Contains(loader.Notes, note => note.Contains("normalised", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'TOP-DOWN'", 2)]
    [InlineData("'BOTTOM-UP'", Height - 3)]
    public void Load_DarkInEitherRowOrder_HasItsHotPixelWhereTheLightsHave(string order, int storedRow)
    {
        string dark = Float(
            "dark_stacked.fit", (x, y) => (x == 7 && y == storedRow ? 30_000 : 500) / 65535.0, ("PROGRAM", Siril), ("ROWORDER", order));
        var map = Loader().Load(new CalibrationOptions { Dark = dark }).Dark!;
        Assert.Equal(30_000, map.Row(7, 2, 1)[0], 1e-2f);
        Assert.Equal(500, map.Row(7, Height - 3, 1)[0], 1e-2f);
    }

    [Fact]
    public void Load_ScaleThatCantBeTold_IsRefusedWithTheNumbers()
    {
        string dark = Float("dark.fit", (x, y) => x == 7 && y == 2 ? 3.25 : 0.0076);
        var error = Assert.Throws<FrameException>(() => Loader().Load(new CalibrationOptions { Dark = dark }));
        Assert.Contains("0.0076", error.Problem, StringComparison.Ordinal);
        Assert.Contains("3.25", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EightBits_AreRefused()
    {
        string dark = new FitsBytes(8, Width, Height).With(Samples((_, _) => 3)).Save(_folder.At("dark.fit"));
        Assert.Contains("8 bits", Assert.Throws<FrameException>(() => Loader().Load(new CalibrationOptions { Dark = dark })).Problem);
    }

    [Theory]
    [InlineData(1500, false)]
    [InlineData(2400, false)]
    [InlineData(20_000, true)]
    public void DarkLevel_BrighterThanTheLight_IsRefusedWithBothLevels(float darkAdu, bool isRefused)
    {
        string light = new FitsBytes(16, Width, Height).With("BZERO", "32768").With(Samples((_, _) => 2000 - 32768))
            .Save(_folder.At("l.fits"));
        var dark = new MasterMap(_light.SensorArea, [.. Enumerable.Repeat(darkAdu, Width * Height)], blackIncluded: true);
        using var frame = FrameFormats.Open(light);
        var error = Record.Exception(() => DarkLevel.Require(
            "dark.fit", dark, _light with { Path = light }, (row, samples) => frame.Read(0, row, samples)));
        Assert.Equal(isRefused, error is FrameException);
        if (!isRefused) return;
        Assert.Contains("20000 ADU", error!.Message, StringComparison.Ordinal);
        Assert.Contains("2000 ADU", error.Message, StringComparison.Ordinal);
    }

    // Black 500; the mean of five frames of the original is 6/5 too bright.
    [Theory]
    [InlineData("master-dark-frame0-4.png", 600.0, 5 / 6f)]
    [InlineData("master-dark-frame0-4.png", 501.0, 1)]
    [InlineData("master-dark-frame.png", 600.0, 1)]
    [InlineData("master-dark-frame10-4.png", 600.0, 1)]
    [InlineData("master-flat-frame0-4.png", null, 5 / 6f)]
    public void OriginalMaster_CountsItsFirstFrameOnce(string name, double? levelAdu, float factor)
    {
        var master = _light with { Path = name, FormatName = "PNG" };
        var light = _light with { Black = new BlackLevel(500), HasBlackLevel = true };
        Assert.Equal(factor, OriginalMaster.FactorOf(master, levelAdu, light));
        var ours = master with { Capture = new CaptureSettings { Program = "AstroStacker" } };
        Assert.Equal(1, OriginalMaster.FactorOf(ours, levelAdu, light));
        Assert.Equal(1, OriginalMaster.FactorOf(master, levelAdu, _light));
        bool isSaid = OriginalMaster.Sentence(master, levelAdu, light, factor) is not null;
        Assert.Equal(factor != 1 || levelAdu > 510, isSaid);
    }

    private MasterLoader Loader() => new(_light, _light.VisibleArea, new ResourceOptions(), CancellationToken.None);

    private static FrameInfo InfoOf(string path)
    {
        using var reader = FrameFormats.Open(path);
        return reader.Info;
    }

    private string Float(string name, Func<int, int, double> sample, params (string Keyword, string Value)[] cards)
    {
        var fits = new FitsBytes(-32, Width, Height);
        foreach (var (keyword, value) in cards) fits.With(keyword, value);
        return fits.With(Samples(sample)).Save(_folder.At(name));
    }

    private static IEnumerable<double> Samples(Func<int, int, double> sample) =>
        Enumerable.Range(0, Width * Height).Select(i => sample(i % Width, i / Width));
}
