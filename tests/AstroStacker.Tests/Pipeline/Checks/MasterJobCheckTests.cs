using AstroStacker.Calibration;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Pipeline.Masters;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Checks;

public sealed class MasterJobCheckTests : IDisposable
{
    private readonly CheckBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Run_EverythingWrong_IsToldInOneRun()
    {
        string first = _bench.Frame("d1.fits", "GAIN=100", "EXPTIME=60", "IMAGETYP='Dark Frame'");
        var problems = Problems(new MasterJob
        {
            Role = "dark",
            Frames = new MasterSource
            {
                Files =
                [
                    first, _bench.Frame("d2.fits", "GAIN=200", "EXPTIME=60"), _bench.Frame("d3.fits", "GAIN=100", "EXPTIME=30"),
                    _bench.Frame("d4.fits", 20, 12, "EXPTIME=60"), _bench.At("missing.fits"),
                    _bench.Frame("l1.fits", "GAIN=100", "EXPTIME=60", "IMAGETYP='Light Frame'"),
                    _bench.Frame("f1.fits", "GAIN=100", "EXPTIME=60", "IMAGETYP='Flat Field'"),
                ],
            },
            Bias = new MasterSource { Files = [first] },
            Prefix = first[..^5],
        });

        string[] wanted = ["gain 200", "30 s", "20 x 12", "missing.fits", "l1.fits", "f1.fits", "keeps its bias", "replaced by the result"];
        foreach (string text in wanted) Assert.Contains(problems, problem => problem.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_FramesAlike_HasNothingAgainstThem() => Assert.Empty(MasterJobCheck.Run(Darks(), default));

    [Fact]
    public void Run_FramesThatAllSayLight_AreTakenAtTheUsersWord() => Assert.Empty(MasterJobCheck.Run(
        Darks("IMAGETYP='Light Frame'"), default));

    [Fact]
    public void Run_FlatsOfAnotherGainThanTheirBias_AreRefused()
    {
        var problems = Problems(new MasterJob
        {
            Role = "flat",
            Frames = Two("f", "GAIN=100", "EXPTIME=2"),
            Bias = Two("b", "GAIN=300", "EXPTIME=0"),
            Prefix = _bench.At("flat"),
        });
        Assert.Contains("gain 300 but the flats have gain 100", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FlatsOfUnknownBias_AreRefusedBeforeTheWork() => Assert.Contains(
        "--bias", Assert.Single(Problems(new MasterJob { Role = "flat", Frames = Two("f"), Prefix = _bench.At("flat") })),
        StringComparison.Ordinal);

    [Fact]
    public void Run_DarkFlatsOfAnotherExposure_AreSaid()
    {
        var notes = MasterJobCheck.Run(
            new MasterJob { Role = "flat", Frames = Two("f", "EXPTIME=2"), DarkFlat = Two("d", "EXPTIME=1"), Prefix = _bench.At("flat") },
            default);
        Assert.Equal("Dark-flats are 1 s, flats 2 s: subtracted as they are.", Assert.Single(notes));
    }

    [Fact]
    public void Run_TooLittleMemory_IsSaidBeforeTheWork() => Assert.Contains(
        "--memory", Assert.Single(Problems(Darks() with { Resources = new ResourceOptions { MemoryBytes = 1 << 20 } })),
        StringComparison.Ordinal);

    private MasterJob Darks(params string[] cards) => new()
    {
        Role = "dark",
        Frames = Two("d", cards),
        Prefix = _bench.At("dark"),
        Resources = new ResourceOptions { Threads = 2, MemoryBytes = 1 << 30 },
    };

    private MasterSource Two(string name, params string[] cards) =>
        new() { Files = [_bench.Frame($"{name}1.fits", cards), _bench.Frame($"{name}2.fits", cards)] };

    private static IReadOnlyList<string> Problems(MasterJob job) =>
        Assert.ThrowsAny<Exception>(() => MasterJobCheck.Run(job, default)) is JobProblemsException several
            ? several.Problems : [Assert.ThrowsAny<Exception>(() => MasterJobCheck.Run(job, default)).Message];
}
