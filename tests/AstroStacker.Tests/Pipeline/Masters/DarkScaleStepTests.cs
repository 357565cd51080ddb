using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Tests.Simulation;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Masters;

/// <summary>Whatever darks and biases are read from, the same sky is left.</summary>
public sealed class DarkScaleStepTests : IDisposable
{
    private const double Bias = 500;

    /// <summary>Without noise: 500 ADU of bias, 5 electrons a second, 1 ADU each, hot pixels.</summary>
    private static readonly NightOptions s_night = QuietNight.Empty with
    {
        LightCount = 5,
        DarkCount = 2,
        BiasCount = 2,
        DarkElectronsPerSecond = 5,
        HotPixelShare = 2e-3,
        SkyElectrons = 1000,
        Noise = false,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _folder.Dispose();

    public static MatrixTheoryData<string, string, DarkScaling> Forms { get; } = new(
        ["raw", "raws", "fits"], ["raw", "raws", "500", "=4*125", "fits"], [DarkScaling.None, DarkScaling.Exposure]);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Load_AnyDarkAndBiasOfTheSameCamera_ScaleTheDarkCurrentAlone(string dark, string bias, DarkScaling scaling)
    {
        Write(s_night);
        var light = Info("light-0000.dng") with { ExposureSeconds = 1.25 * 60 };
        var calibrator = Load(
            [light], new CalibrationOptions { Dark = Source("dark", dark), Bias = Source("bias", bias), Scaling = scaling });
        var pixel = NormalPixel(calibrator);
        double current = SampleAdu("dark-0000.dng", pixel) - Bias;
        Assert.InRange(current, 100, 500);
        Assert.Equal(5000 - Bias - (scaling == DarkScaling.None ? 1 : 1.25) * current, LinearAdu(calibrator, light, 5000, pixel), 0.05);
    }

    [Fact]
    public void Load_ScaledByNoise_TakesTheMedianOfLightsOverTheNight()
    {
        Write(s_night);
        // One light of five was exposed for a tenth of the time: it alone would say 0.1.
        Write(s_night with { ExposureSeconds = 6, LightCount = 1, DarkCount = 0, BiasCount = 0 }, "short");
        string[] names = [.. Enumerable.Range(1, 4).Select(i => $"light-000{i}.dng")];
        Load([Info("short/light-0000.dng"), .. names.Select(Info)], new CalibrationOptions
        {
            Dark = Source("dark", "raws"),
            Bias = Source("bias", "raws"),
            Scaling = DarkScaling.Noise,
        });
        Assert.Contains(_notes, note => note.Contains("is scaled by 1, which leaves the least noise", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ScaledByAnExposureThatNobodyStates_IsSaid()
    {
        Write(s_night);
        var calibrator = Load([Info("light-0000.dng") with { ExposureSeconds = null }], new CalibrationOptions
        {
            Dark = Source("dark", "raw"),
            Bias = Source("bias", "raw"),
            Scaling = DarkScaling.Exposure,
        });
        Assert.NotNull(calibrator.Dark);
        Assert.Contains(_notes, note => note.Contains("states none", StringComparison.Ordinal));
    }

    private void Write(NightOptions night, string folder = ".")
    {
        Directory.CreateDirectory(_folder.At(folder));
        new NightWriter(new NightRenderer(night), _folder.At(folder)).Write(static _ => { }, CancellationToken.None);
    }

    private MasterSource Source(string kind, string form) => form switch
    {
        "raw" => _folder.At($"{kind}-0000.dng"),
        "raws" => new MasterSource { Files = [_folder.At($"{kind}-0000.dng"), _folder.At($"{kind}-0001.dng")] },
        "fits" => Master(kind),
        _ => new MasterSource { Level = form },
    };

    /// <summary>The same frame as a program keeps masters that knows nothing of black levels.</summary>
    private string Master(string kind)
    {
        using var frame = FrameFormats.Open(_folder.At($"{kind}-0000.dng"));
        var samples = new float[frame.Info.SensorArea.Area];
        frame.Read(0, frame.Info.SensorArea, samples);
        return MasterFiles.Write(
            _folder.At($"{kind}.fits"), frame.Info.Width, frame.Info.Height, (x, y) => samples[y * frame.Info.Width + x],
            exposureSeconds: frame.Info.ExposureSeconds);
    }

    private float SampleAdu(string name, (int X, int Y) pixel)
    {
        using var frame = FrameFormats.Open(_folder.At(name));
        float[] sample = [0];
        frame.Read(0, new PixelRectangle(pixel.X, pixel.Y, 1, 1), sample);
        return sample[0];
    }

    private FrameInfo Info(string name)
    {
        using var frame = FrameFormats.Open(_folder.At(name));
        return frame.Info;
    }

    private Calibrator Load(FrameInfo[] lights, CalibrationOptions options)
    {
        var loader = new MasterLoader(lights[0], lights[0].SensorArea, new ResourceOptions(), CancellationToken.None)
        {
            OtherLights = lights[1..],
        };
        var calibrator = loader.Load(options);
        _notes.AddRange(loader.Notes);
        return calibrator;
    }

    private static (int X, int Y) NormalPixel(Calibrator calibrator)
    {
        var defects = calibrator.Defects.Pixels.ToHashSet();
        return Enumerable.Range(100, 50).Select(x => (x, 100)).First(pixel => !defects.Contains(pixel));
    }

    private static double LinearAdu(Calibrator calibrator, FrameInfo light, float adu, (int X, int Y) pixel)
    {
        float[] samples = [adu];
        calibrator.ToLinear(light, light.SaturationAdu, new PixelRectangle(pixel.X, pixel.Y, 1, 1), samples);
        return samples[0] * (light.SaturationAdu - light.Black.MeanAdu);
    }
}
