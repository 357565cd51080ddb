using System.CommandLine;
using System.Text.Json;
using AstroStacker.Cli.Commands;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class SimulateCommandRunTests : IDisposable
{
    private const string Tiny = "--width 64 --height 48 --frames 2 --darks 1 --flats 0 --biases 0 --stars 5";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_SmallNight_WritesItAndSaysWhat()
    {
        Assert.Equal(0, Run(Tiny));

        Assert.Equal(
            ["dark-0000.dng", "light-0000.dng", "light-0001.dng", "truth.json"],
            Directory.GetFiles(_folder.At("night")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(_folder.At("night", "light-0001.dng"), _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("3 frames of 64 x 48 pixels, seed 1", _out.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Run_NightIsThere_RefusesUnlessOverwriting()
    {
        Assert.Equal(0, Run(Tiny));
        byte[] before = File.ReadAllBytes(_folder.At("night", "light-0000.dng"));

        Assert.Equal(1, Run($"{Tiny} --seed 2"));
        Assert.Contains("--overwrite", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.At("night", "light-0000.dng")));

        Assert.Equal(0, Run($"{Tiny} --seed 2 --overwrite"));
        Assert.NotEqual(before, File.ReadAllBytes(_folder.At("night", "light-0000.dng")));
    }

    [Fact]
    public void Run_SameSeed_WritesTheSameBytesFromOneOrTwoThreads()
    {
        Assert.Equal(0, Run($"{Tiny} --threads 1", "one"));
        Assert.Equal(0, Run($"{Tiny} --threads 2", "two"));

        foreach (string path in Directory.GetFiles(_folder.At("one")))
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(_folder.At("two", Path.GetFileName(path))));
    }

    [Fact]
    public void Run_AllOptions_ReachTheNight()
    {
        Assert.Equal(0, Run(Tiny + " --format fits --cfa GBRG --bottom-up --dark-flats 1 --seed 9 --fwhm 3.5 --moffat-beta 2.5"
            + " --faintest-electrons 5e3 --brightest-electrons 9e4 --sky-electrons 77 --sky-gradient 0.1 --nebula-electrons 5"
            + " --dither-pixels 3 --drift-pixels 1 --rotation-degrees 0.5 --perspective 0.001 --flip-from 1 --transparency-loss 0.2"
            + " --seeing-scatter 0.1 --satellites 0,1 --satellite-electrons 321 --clouded 1 --cosmic-rays 2 --hot-pixels 0.01"
            + " --dark-current 0.3 --exposure-seconds 30 --gain 2 --bias-adu 600 --bias-offsets-adu 0,1,2,3 --read-noise-electrons 4"
            + " --flat-bias-adu 700 --flat-adu 9000 --flat-exposure-seconds 2 --vignetting 0.1 --dust 1 --pixel-response 0.01"
            + " --white-adu 30000 --orientation 3 --noise-free --cluster 0.3 --sky-gradient-degrees 45 --sky-gradient-turn 7"
            + " --scale-from 1 --scale-factor 0.8 --elongated 0 --elongation 1.4 --elongation-degrees -20 --hot-electrons 50"
            + " --warm-pixels 0.02 --warm-electrons 2 --telegraph-pixels 0.01 --amp-glow 6"
            + " --barrel 0.03 --barrel-wave -0.01 --sky-turn 0.2 --focal-widths 0.5"));

        var options = JsonDocument.Parse(File.ReadAllText(_folder.At("night", "truth.json"))).RootElement.GetProperty("options");
        (string Name, string Json)[] expected =
        [
            ("format", "\"Fits\""), ("cfa", "\"GBRG\""), ("bottomUp", "true"), ("darkFlatCount", "1"), ("seed", "9"), ("fwhmPixels", "3.5"),
            ("moffatBeta", "2.5"), ("faintestElectrons", "5000"), ("brightestElectrons", "90000"), ("skyElectrons", "77"),
            ("skyGradient", "0.1"), ("nebulaElectrons", "5"), ("ditherPixels", "3"), ("driftPixels", "1"), ("rotationDegrees", "0.5"),
            ("perspective", "0.001"), ("flipFrom", "1"), ("transparencyLoss", "0.2"), ("seeingScatter", "0.1"),
            ("satelliteElectrons", "321"),
            ("cosmicRaysPerFrame", "2"), ("hotPixelShare", "0.01"), ("darkElectronsPerSecond", "0.3"), ("exposureSeconds", "30"),
            ("gainElectronsPerAdu", "2"), ("biasAdu", "600"), ("readNoiseElectrons", "4"), ("flatBiasAdu", "700"), ("flatAdu", "9000"),
            ("flatExposureSeconds", "2"), ("vignetting", "0.1"), ("dustCount", "1"), ("pixelResponseScatter", "0.01"),
            ("whiteAdu", "30000"), ("orientation", "3"), ("noise", "false"), ("clusterShare", "0.3"), ("skyGradientDegrees", "45"),
            ("skyGradientTurnDegrees", "7"), ("scaleFrom", "1"), ("scaleFactor", "0.8"), ("elongation", "1.4"),
            ("elongationDegrees", "-20"), ("hotElectronsPerSecond", "50"), ("warmPixelShare", "0.02"), ("warmElectronsPerSecond", "2"),
            ("telegraphPixelShare", "0.01"), ("ampGlowElectronsPerSecond", "6"), ("barrel", "0.03"), ("barrelWave", "-0.01"),
            ("skyTurnDegrees", "0.2"), ("focalWidths", "0.5"),
        ];
        Assert.All(expected, option => Assert.Equal(option.Json, options.GetProperty(option.Name).GetRawText()));
        Assert.Equal([0, 1], options.GetProperty("satelliteFrames").EnumerateArray().Select(index => index.GetInt32()));
        Assert.Equal([1], options.GetProperty("cloudedFrames").EnumerateArray().Select(index => index.GetInt32()));
        Assert.Equal([0, 1, 2, 3], options.GetProperty("biasOffsetsAdu").EnumerateArray().Select(offset => offset.GetDouble()));
    }

    [Theory]
    [InlineData("--fwhm 0.1", "FWHM")]
    [InlineData("--threads 0", "--threads")]
    [InlineData("--satellites 7", "no light 7")]
    [InlineData("--format fits --margins 8", "FITS")]
    public void Run_ImpossibleNight_SaysSoAndWritesNothing(string words, string problem)
    {
        Assert.Equal(1, Run($"{Tiny} {words}"));

        Assert.Contains(problem, _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("night")));
    }

    [Fact]
    public void Run_FolderIsAFile_SaysSo()
    {
        File.WriteAllText(_folder.At("night"), "");

        Assert.Equal(1, Run(Tiny));
        Assert.Contains("is a file", _error.ToString(), StringComparison.Ordinal);
    }

    private int Run(string words, string folder = "night")
    {
        var parsed = SimulateCommand.Create().Parse([_folder.At(folder), .. words.Split(' ')]);
        Assert.Empty(parsed.Errors);
        return parsed.Invoke(new InvocationConfiguration { Output = _out, Error = _error });
    }
}
