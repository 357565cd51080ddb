using AstroStacker.Calibration;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Checks;

public sealed class MasterChecksTests : IDisposable
{
    private readonly CheckBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("GAIN=200", "GAIN=100", "gain 200", "gain 100")]
    [InlineData("ISOSPEED=800", "ISOSPEED=1600", "ISO 800", "ISO 1600")]
    [InlineData("OFFSET=30", "OFFSET=50", "offset 30", "offset 50")]
    [InlineData("READOUTM='Fast'", "READOUTM='Low noise'", "readout mode FAST", "readout mode LOW NOISE")]
    [InlineData("INSTRUME='ZWO ASI1600MM'", "INSTRUME='QHY163M'", "camera ZWO ASI1600MM", "camera QHY163M")]
    [InlineData("XBINNING=2", "XBINNING=4", "binning 2x", "binning 4x")]
    public void Run_DarkOfAnotherSetting_IsRefusedWithBothValues(string darks, string lights, string expected, string other)
    {
        var light = _bench.Frame("light.fits", lights);
        string problem = Assert.Single(JobCheck.Problems(Job(light, new() { Dark = _bench.Frame("dark.fits", darks) })));
        Assert.StartsWith(_bench.At("dark.fits"), problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Contains(other, problem, StringComparison.Ordinal);
        Assert.Contains("Give a dark taken like the lights", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GAIN=200")]
    [InlineData("OFFSET=30")]
    [InlineData("INSTRUME='QHY163M'")]
    [InlineData("XBINNING=2")]
    public void Run_SettingThatOnlyOneNames_IsTakenToBeTheSame(string card)
    {
        string silent = _bench.Frame("silent.fits"), speaks = _bench.Frame("speaks.fits", card);
        Assert.Empty(JobCheck.Problems(Job(silent, new() { Dark = speaks })));
        Assert.Empty(JobCheck.Problems(Job(speaks, new() { Dark = silent })));
    }

    [Fact]
    public void Run_SeveralSettingsOfOneDark_AreOneLine()
    {
        var job = Job(_bench.Frame("light.fits", "GAIN=1", "OFFSET=2"), new() { Dark = _bench.Frame("dark.fits", "GAIN=3", "OFFSET=4") });
        Assert.Contains("has gain 3 and offset 4 but the lights have gain 1 and offset 2",
            Assert.Single(JobCheck.Problems(job)), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DarkThatFitsSomeLightsOnly_NamesTheOthers()
    {
        var job = _bench.Job(_bench.Frame("a.fits", "GAIN=100"), _bench.Frame("b.fits", "GAIN=200")) with
        {
            Calibration = new CalibrationOptions { Dark = _bench.Frame("dark.fits", "GAIN=100") },
        };
        string problem = Assert.Single(JobCheck.Problems(job));
        Assert.Contains($"1 of the 2 lights have gain 200 ({_bench.At("b.fits")})", problem, StringComparison.Ordinal);
        Assert.Empty(JobCheck.Problems(job with
        {
            Sets = [new LightSet([_bench.At("b.fits")], new CalibrationOptions { Dark = _bench.Frame("dark2.fits", "GAIN=200") })],
        }));
    }

    [Fact]
    public void Run_FlatOfAnotherGain_IsNotedOnly()
    {
        var options = new CalibrationOptions { Flat = _bench.Frame("flat.fits", "GAIN=0"), Bias = _bench.Frame("bias.fits", "GAIN=0") };
        options = options with { Dark = _bench.Frame("dark.fits", "GAIN=100") };
        var job = Job(_bench.Frame("light.fits", "GAIN=100"), options);
        Assert.Contains("gain 0", Assert.Single(CheckBench.Check(job).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BiasOfAnotherGain_IsRefusedWhereItIsSubtracted()
    {
        string light = _bench.Frame("light.fits", "GAIN=100"), bias = _bench.Frame("bias.fits", "GAIN=0");
        string dark = _bench.Frame("dark.fits", "GAIN=100");
        Assert.Single(JobCheck.Problems(Job(light, new() { Bias = bias })));
        Assert.Single(JobCheck.Problems(Job(light, new() { Bias = bias, Dark = dark, Scaling = DarkScaling.Noise })));
        Assert.Empty(JobCheck.Problems(Job(light, new() { Bias = bias, Dark = dark })));
    }

    [Fact]
    public void Run_DarkFlatOfAnotherGainThanTheFlat_IsRefused()
    {
        var options = new CalibrationOptions { Flat = _bench.Frame("flat.fits", "GAIN=0"), DarkFlat = _bench.Frame("df.fits", "GAIN=9") };
        string problem = Assert.Single(JobCheck.Problems(Job(_bench.Frame("light.fits", "GAIN=0"), options)));
        Assert.Contains("but the flats have gain 0", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BiasOfAnotherGainThanTheFlat_IsRefusedByHandAndNotedInANight()
    {
        var options = new CalibrationOptions { Flat = _bench.Frame("flat.fits", "GAIN=0"), Bias = _bench.Frame("bias.fits", "GAIN=9") };
        var job = Job(_bench.Frame("light.fits", "GAIN=9"), options);
        Assert.Contains("but the flats have gain 0", Assert.Single(JobCheck.Problems(job)), StringComparison.Ordinal);
        job = job with { Calibration = new CalibrationOptions(), Sets = [new LightSet(job.Lights, options)] };
        Assert.Contains(CheckBench.Check(job).Notes, note => note.Contains("its level is taken", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_FlatWhoseBiasNothingTells_IsRefused() =>
        Assert.Contains("own bias level is unknown", Assert.Single(JobCheck.Problems(
            Job(_bench.Frame("light.fits"), new() { Flat = _bench.Frame("flat.fits") }))), StringComparison.Ordinal);

    [Fact]
    public void Run_MasterOfOtherPattern_IsRefused()
    {
        string light = _bench.Frame("light.fits", "BAYERPAT='RGGB'"), dark = _bench.Frame("dark.fits", "BAYERPAT='GBRG'");
        Assert.Contains("colour pattern", Assert.Single(JobCheck.Problems(Job(light, new() { Dark = dark }))), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FramesOfAMasterThatDontGoTogether_AreEachNamed()
    {
        var darks = new MasterSource
        {
            Files = [_bench.Frame("d1.fits", "GAIN=1"), _bench.Frame("d2.fits", "GAIN=2"), _bench.Frame("d3.fits", 20, 12)],
        };
        var problems = JobCheck.Problems(Job(_bench.Frame("light.fits", "GAIN=1"), new() { Dark = darks }));
        Assert.Equal(2, problems.Count);
        Assert.StartsWith(_bench.At("d2.fits"), problems[0], StringComparison.Ordinal);
        Assert.StartsWith(_bench.At("d3.fits"), problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OptionsThatWereSwapped_AreBothNamed()
    {
        string dark = _bench.Frame("dark.fits", "IMAGETYP='Dark Frame'"), flat = _bench.Frame("flat.fits", "IMAGETYP='Flat Field'");
        string light = _bench.Frame("light.fits");
        Assert.Equal(2, JobCheck.Problems(Job(light, new() { Dark = flat, Flat = dark })).Count);
        Assert.Empty(JobCheck.Problems(Job(light, new() { Dark = dark, Flat = flat })));
    }

    [Theory]
    [InlineData("-10.0", "-4.0", 1)]
    [InlineData("-10.0", "-16.0", 1)]
    [InlineData("-10.0", "-5.5", 0)]
    public void Run_DarkOfAnotherTemperature_IsNotedBeyondFiveDegrees(string dark, string light, int notes)
    {
        var job = Job(_bench.Frame("light.fits", $"CCD-TEMP={light}"), new() { Dark = _bench.Frame("dark.fits", $"CCD-TEMP={dark}") });
        var sentences = CheckBench.Check(job).Notes;
        Assert.Equal(notes, sentences.Count);
        Assert.All(sentences, note => Assert.Contains("-10 C", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_LightsOfTwoExposuresUnderOneDark_AreNoted()
    {
        var job = _bench.Job(_bench.Frame("a.fits", "EXPTIME=60.0"), _bench.Frame("b.fits", "EXPTIME=30.0")) with
        {
            Calibration = new CalibrationOptions { Dark = _bench.Frame("dark.fits", "EXPTIME=60.0") },
        };
        Assert.Contains("1 of the 2 lights were exposed for 30 s", Assert.Single(CheckBench.Check(job).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FlatThroughAnotherFilterAndDarkFlatOfAnotherExposure_AreNoted()
    {
        var options = new CalibrationOptions
        {
            Flat = _bench.Frame("flat.fits", "FILTER='R'", "EXPTIME=2.0"),
            DarkFlat = _bench.Frame("df.fits", "EXPTIME=1.0"),
        };
        var notes = CheckBench.Check(Job(_bench.Frame("light.fits", "FILTER='Ha'"), options)).Notes;
        Assert.Equal(2, notes.Count);
    }

    private StackJob Job(string light, CalibrationOptions options) => _bench.Job(light) with { Calibration = options };
}
