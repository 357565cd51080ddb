using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class MasterLoaderTests : IDisposable
{
    private const int Width = 24, Height = 16;

    private readonly TemporaryFolder _folder = new();

    private readonly FrameInfo _light = new()
    {
        Path = "light.fits",
        FormatName = "FITS",
        Width = Width,
        Height = Height,
        VisibleArea = new PixelRectangle(4, 2, 18, 12),
        SampleType = SampleType.UInt16,
        SaturationAdu = 65535,
        Cfa = new CfaPattern("RGGB"),
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dark.png")]
    [InlineData("dark.tif")]
    [InlineData("dark.fits")]
    public void Load_DarkAlone_IsSubtractedInEveryFormat(string name)
    {
        var calibrator = Load(new CalibrationOptions { Dark = Master(name, (_, _) => 1000) });
        Assert.Equal((8000 - 1000) / 65535f, Calibrated(calibrator, 8000), 1e-7f);
    }

    [Fact]
    public void Load_FlatWithBias_KeepsLevelAndColour()
    {
        var cfa = _light.Cfa!;
        var calibrator = Load(new CalibrationOptions
        {
            Flat = Master("flat.fits", (x, y) => 500 + 10000 * (cfa.ColourAt(x, y) + 1)),
            Bias = Master("bias.fits", (_, _) => 500),
        });
        for (int y = 4; y < 6; y++)
            for (int x = 4; x < 6; x++) Assert.Equal(7500 / 65535f, Calibrated(calibrator, 8000, x, y), 1e-6f);
    }

    [Fact]
    public void Load_FlatOfHalfLight_DoublesThatPixel()
    {
        var calibrator = Load(new CalibrationOptions
        {
            Flat = Master("flat.fits", (x, y) => 1000 + (x == 10 && y == 8 ? 10000 : 20000)),
            DarkFlat = Master("darkflat.fits", (_, _) => 1000),
        });
        Assert.Equal(2 * 8000 / 65535f, Calibrated(calibrator, 8000, 10, 8), 1e-5f);
    }

    [Fact]
    public void Load_FlatWithDarkOnly_TakesTheDarksMedianAndSaysSo()
    {
        var loader = new MasterLoader(_light, _light.VisibleArea, new ResourceOptions(), CancellationToken.None);
        var calibrator = loader.Load(new CalibrationOptions
        {
            Flat = Master("flat.png", (x, y) => 1000 + (x == 10 && y == 8 ? 10000 : 20000)),
            Dark = Master("dark.png", (x, y) => x == 5 && y == 5 ? 60000 : 1000),
        });
        Assert.Equal(2 * 7000 / 65535f, Calibrated(calibrator, 8000, 10, 8), 1e-5f);
        Assert.Contains(loader.Notes, note => note.Contains("1000"));
    }

    [Fact]
    public void Load_FlatOfUnknownBias_IsRefusedWithTheRemedy()
    {
        var error = Assert.Throws<FrameException>(() =>
            Load(new CalibrationOptions { Flat = Master("flat.fits", (_, _) => 20000) }));
        Assert.Contains("--bias", error.Remedy);
    }

    [Fact]
    public void Load_FlatAlreadyCalibrated_IsNotSubtractedTwice()
    {
        string flat = MasterFiles.Write(
            _folder.At("flat.fits"), Width, Height, (x, y) => x == 10 && y == 8 ? 10000 : 20000, blackSubtracted: true);
        var calibrator = Load(new CalibrationOptions { Flat = flat, Bias = Master("bias.fits", (_, _) => 1000) });
        Assert.Equal(2 * 7000 / 65535f, Calibrated(calibrator, 8000, 10, 8), 1e-5f);
    }

    [Fact]
    public void Load_VisibleAreaMaster_LiesAtTheVisibleArea()
    {
        string dark = MasterFiles.Write(_folder.At("dark.fits"), 18, 12, (x, y) => x == 0 && y == 0 ? 3000 : 1000);
        var calibrator = Load(new CalibrationOptions { Dark = dark });
        Assert.Equal(5000 / 65535f, Calibrated(calibrator, 8000, 4, 2), 1e-7f);
        Assert.Equal(7000 / 65535f, Calibrated(calibrator, 8000, 5, 2), 1e-7f);
    }

    [Fact]
    public void Load_AnyOtherSize_IsRefusedWithBothSizes()
    {
        string dark = MasterFiles.Write(_folder.At("dark.fits"), 20, 12, (_, _) => 1000);
        var error = Assert.Throws<FrameException>(() => Load(new CalibrationOptions { Dark = dark }));
        Assert.Contains("20 x 12", error.Problem);
        Assert.Contains("24 x 16", error.Problem);
    }

    [Fact]
    public void Load_VisibleMasterForTheFullSensor_IsRefused()
    {
        string dark = MasterFiles.Write(_folder.At("dark.fits"), 18, 12, (_, _) => 1000);
        var loader = new MasterLoader(_light, _light.SensorArea, new ResourceOptions(), CancellationToken.None);
        Assert.Throws<FrameException>(() => loader.Load(new CalibrationOptions { Dark = dark }));
    }

    [Fact]
    public void Load_LightsOfZeroToOne_BringTheMasterToTheirScale()
    {
        var light = _light with { SampleType = SampleType.Float32, SaturationAdu = 1 };
        var calibrator = new MasterLoader(light, light.VisibleArea, new ResourceOptions(), CancellationToken.None)
            .Load(new CalibrationOptions
            {
                Dark = Master("dark.png", (_, _) => 1000),
                Flat = Master("flat.fits", (x, y) => 1000 + (x == 10 && y == 8 ? 10000 : 20000)),
            });
        float[] samples = [8000 / 65535f];
        calibrator.ToLinear(light, 1, new PixelRectangle(10, 8, 1, 1), samples);
        Assert.Equal(2 * 7000 / 65535f, samples[0], 1e-5f);
    }

    [Fact]
    public void Load_DarkWithoutItsBias_LeavesTheBiasToTheBias()
    {
        string dark = MasterFiles.Write(_folder.At("dark.fits"), Width, Height, (_, _) => 30, blackSubtracted: true);
        var calibrator = Load(new CalibrationOptions { Dark = dark, Bias = Master("bias.fits", (_, _) => 1000) });
        Assert.Equal((8000 - 1030) / 65535f, Calibrated(calibrator, 8000), 1e-7f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_NothingThatHoldsTheLightsBias_IsSaid(bool hasFlatOnly)
    {
        string dark = MasterFiles.Write(_folder.At("dark.fits"), Width, Height, (_, _) => 30, blackSubtracted: true);
        var loader = new MasterLoader(_light, _light.VisibleArea, new ResourceOptions(), CancellationToken.None);
        loader.Load(hasFlatOnly
            ? new CalibrationOptions { Flat = Master("flat.fits", (_, _) => 20000), DarkFlat = Master("darkflat.fits", (_, _) => 1000) }
            : new CalibrationOptions { Dark = dark });
        Assert.Contains(loader.Notes, note => note.Contains("--bias", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(30.0, 1)]
    [InlineData(299.0, 0)]
    [InlineData(null, 0)]
    public void Load_DarkOfAnotherExposure_IsSaid(double? exposureSeconds, int notes)
    {
        string dark = MasterFiles.Write(
            _folder.At("dark.fits"), Width, Height, (_, _) => 1000, exposureSeconds: exposureSeconds);
        var loader = new MasterLoader(
            _light with { ExposureSeconds = 300 }, _light.VisibleArea, new ResourceOptions(), CancellationToken.None);
        loader.Load(new CalibrationOptions { Dark = dark });
        Assert.Equal(notes, loader.Notes.Count(note => note.Contains("300 s", StringComparison.Ordinal)));
    }

    private string Master(string name, Func<int, int, float> adu) => MasterFiles.Write(_folder.At(name), Width, Height, adu);

    private Calibrator Load(CalibrationOptions options) =>
        new MasterLoader(_light, _light.VisibleArea, new ResourceOptions(), CancellationToken.None).Load(options);

    private float Calibrated(Calibrator calibrator, float adu, int x = 6, int y = 6)
    {
        float[] samples = [adu];
        calibrator.ToLinear(_light, 65535, new PixelRectangle(x, y, 1, 1), samples);
        return samples[0];
    }
}
