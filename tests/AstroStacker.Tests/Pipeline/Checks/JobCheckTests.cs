using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Checks;

public sealed class JobCheckTests : IDisposable
{
    private readonly CheckBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Run_SoundJob_HasNothingToSay()
    {
        var job = _bench.Job(_bench.Frame("light.fits", "GAIN=100", "EXPTIME=60.0")) with
        {
            Calibration = new CalibrationOptions { Dark = _bench.Frame("dark.fits", "GAIN=100", "EXPTIME=60.0") },
        };
        var sound = CheckBench.Check(job);
        Assert.Empty(sound.Notes);
        Assert.Equal(_bench.At("stack"), sound.Targets.Base);
    }

    [Fact]
    public void Run_ProblemsOfEveryKind_AreToldTogetherALineEach()
    {
        File.WriteAllText(_bench.At("stack.png"), "a result of last night");
        File.WriteAllText(_bench.At("broken.fits"), "no picture");
        var job = _bench.Job(_bench.Frame("light1.fits", "GAIN=100"), _bench.Frame("light2.fits", "GAIN=100"), _bench.At("broken.fits"),
            _bench.Frame("wide.fits", 20, 12));
        job = job with
        {
            Padding = 3,
            Calibration = new CalibrationOptions
            {
                Dark = _bench.Frame("dark.fits", "GAIN=200"),
                Flat = _bench.Frame("flat.fits", 20, 12),
                Bias = _bench.At("absent.fits"),
            },
            Registration = job.Registration with { Mask = _bench.Frame("mask.fits", 7, 7) },
        };
        string[] expected =
        [
            "-p 3", "stack.png is there already", "mask.fits: is 7 x 7", "absent.fits: ",
            "flat.fits: is 20 x 12", "dark.fits: has gain 200 but the lights have gain 100", "broken.fits: is of no kind",
            "wide.fits: is 20 x 12",
        ];
        var problems = JobCheck.Problems(job);
        Assert.Equal(expected.Length, problems.Count);
        Assert.All(expected, text => Assert.Single(problems, problem => problem.Contains(text, StringComparison.Ordinal)));
        Assert.All(problems, problem => Assert.EndsWith(".", problem, StringComparison.Ordinal));
        Assert.IsType<JobProblemsException>(Record.Exception(() => RunBench.Run(job)));
    }

    [Fact]
    public void Run_SingleProblem_KeepsItsKind()
    {
        File.WriteAllText(_bench.At("stack.png"), "a result of last night");
        Assert.Throws<ResultsExistException>(() => CheckBench.Check(_bench.Job(_bench.Frame("light.fits"))));
    }

    [Fact]
    public void Run_TwoOptionsThatCantBe_AreBothNamed()
    {
        var job = _bench.Job(_bench.Frame("light.fits")) with { RawMosaic = true, Padding = 0.1 };
        Assert.Equal(2, JobCheck.Problems(job).Count);
    }

    [Fact]
    public void Run_LightsThatCantServe_AreNoReasonToStop()
    {
        File.WriteAllText(_bench.At("broken.fits"), "no picture");
        var job = _bench.Job(_bench.Frame("light.fits"), _bench.At("broken.fits"), _bench.Frame("wide.fits", 20, 12));
        Assert.Empty(JobCheck.Problems(job));
    }

    [Fact]
    public void Run_NoLightThatCanBeOpened_IsTheFramesFaultUnlessMoreIsWrong()
    {
        File.WriteAllText(_bench.At("broken.fits"), "no picture");
        var job = _bench.Job(_bench.At("broken.fits"));
        Assert.Throws<NothingStackedException>(() => CheckBench.Check(job));
        Assert.StartsWith(_bench.At("broken.fits"), Assert.Single(JobCheck.Problems(job)), StringComparison.Ordinal);
        job = job with { Calibration = new CalibrationOptions { Dark = _bench.At("absent.fits") } };
        Assert.Equal(2, JobCheck.Problems(job).Count);
    }

    [Fact]
    public void Run_ManyLightsThatCantServe_AreCounted()
    {
        var lights = Enumerable.Range(0, 40).Select(i => _bench.Frame($"wide{i}.fits", 20, 12)).Prepend(_bench.Frame("a.fits"));
        var job = _bench.Job(lights) with { Padding = 3 };
        var problems = JobCheck.Problems(job with { Registration = job.Registration with { Base = _bench.At("a.fits") } });
        Assert.Equal(12, problems.Count);
        Assert.Equal("30 more lights can't serve either.", problems[^1]);
    }

    [Fact]
    public void Run_MemoryThatIsTooSmall_IsRefused()
    {
        var job = _bench.Job(_bench.Frame("light.fits")) with { Resources = new ResourceOptions { MemoryBytes = 1 << 20 } };
        Assert.Throws<MemoryBudgetException>(() => CheckBench.Check(job));
    }

    [Fact]
    public void Run_FormulaThatCantBeEvaluated_IsRefused()
    {
        var job = _bench.Job(_bench.Frame("light.fits")) with
        {
            Calibration = new CalibrationOptions { Bias = new MasterSource { Level = "=64*$OFFSET" } },
        };
        Assert.StartsWith("--bias ", Assert.Single(JobCheck.Problems(job)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Dark Frame'", "a dark")]
    [InlineData("'Flat Field'", "a flat")]
    [InlineData("'Bias Frame'", "a bias")]
    public void Run_CalibrationFrameAmongLights_IsRefusedByNameWithTheCommandThatSorts(string type, string kind)
    {
        var job = _bench.Job(_bench.Frame("light.fits"), _bench.Frame("other.fits", $"IMAGETYP={type}"));
        string problem = Assert.Single(JobCheck.Problems(job));
        Assert.StartsWith(_bench.At("other.fits"), problem, StringComparison.Ordinal);
        Assert.Contains(kind, problem, StringComparison.Ordinal);
        Assert.Contains("astro-stacker night", problem, StringComparison.Ordinal);
        Assert.Empty(JobCheck.Problems(job with { Registration = new RegistrationOptions { Method = RegistrationMethod.None } }));
        Assert.Empty(JobCheck.Problems(job with { Sets = [new LightSet(job.Lights, new CalibrationOptions())] }));
    }

    [Fact]
    public void Run_CalibrationFrameThatSortsFirst_DoesNotStandForTheLights()
    {
        var job = _bench.Job(_bench.Frame("dark.fits", 20, 12, "IMAGETYP='Dark'", "GAIN=9"), _bench.Frame("light.fits", "GAIN=1")) with
        {
            Calibration = new CalibrationOptions { Dark = _bench.Frame("master.fits", "GAIN=1") },
        };
        Assert.StartsWith(_bench.At("dark.fits"), Assert.Single(JobCheck.Problems(job)), StringComparison.Ordinal);
        job = job with { Registration = job.Registration with { Base = _bench.At("dark.fits") } };
        Assert.Contains(JobCheck.Problems(job), problem => problem.Contains("among the lights", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_StrayFrameInFront_DoesNotTurnTheOthersAway()
    {
        string[] lights = [_bench.Frame("a.fits", 20, 12), _bench.Frame("b.fits"), _bench.Frame("c.fits")];
        var job = _bench.Job(lights) with { Padding = 3 };
        var problems = JobCheck.Problems(job);
        Assert.Equal(2, problems.Count);
        Assert.StartsWith($"{lights[0]}: is 20 x 12 but the reference is 16 x 12", problems[1], StringComparison.Ordinal);
        problems = JobCheck.Problems(job with { Registration = job.Registration with { Base = lights[0] } });
        Assert.Equal(3, problems.Count);
    }

    [Fact]
    public void Run_CalibrationFramesAlone_AreToldHowToBecomeAMaster()
    {
        var job = _bench.Job(Enumerable.Range(0, 5).Select(i => _bench.Frame($"dark{i}.fits", "IMAGETYP='Dark'")));
        string problem = Assert.Single(JobCheck.Problems(job));
        Assert.Contains("and 2 more", problem, StringComparison.Ordinal);
        Assert.Contains("-a 0 -r 1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LightsOfTwoGains_AreNotedInAPictureAndRefusedInAMaster()
    {
        var job = _bench.Job(_bench.Frame("a.fits", "GAIN=100"), _bench.Frame("b.fits", "GAIN=200"));
        Assert.Contains("gain 200", Assert.Single(CheckBench.Check(job).Notes), StringComparison.Ordinal);
        job = job with { RawMosaic = true, Registration = new RegistrationOptions { Method = RegistrationMethod.None } };
        Assert.Contains("gain 200", Assert.Single(JobCheck.Problems(job)), StringComparison.Ordinal);
    }
}
