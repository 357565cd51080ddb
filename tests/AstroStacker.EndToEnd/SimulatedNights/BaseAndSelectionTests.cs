using Xunit;

namespace AstroStacker.EndToEnd.SimulatedNights;

/// <summary>Which frame serves as the base, and which are too poor: a night of eight, the first and the fifth behind clouds.</summary>
public sealed class BaseAndSelectionTests : IDisposable
{
    private readonly Workbench _bench = new();

    public BaseAndSelectionTests() => _bench.Succeed(
        "simulate", "night", "--width", "900", "--height", "601", "--stars", "400", "--frames", "8", "--darks", "0", "--flats", "0",
        "--biases", "0", "--clouded", "0,4");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void CloudedFirstFrame_IsReplacedByTheBest_AndThatIsSaid()
    {
        var run = _bench.Cli.Run("--format", "tiff", "-o", "stack", "night/light-*.dng");
        Assert.Contains("light-0000.dng can't serve as the base", run.Errors, StringComparison.Ordinal);
        var report = _bench.Report("stack");
        Assert.Contains(
            report.Root.GetProperty("notes").EnumerateArray(),
            note => note.GetString()!.Contains("light-0000.dng can't serve as the base", StringComparison.Ordinal));
        Assert.NotEqual("light-0000.dng", report.Reference.FileName);
        Assert.Equal(8, report.Used);
        Assert.Equal([true, false, false, false, true, false, false, false], report.Frames.Select(frame => frame.Bool("clouded")));
        Assert.InRange(report.Frames[0].Number("transparency"), 0.08, 0.12);
    }

    [Fact]
    public void BaseAuto_TakesTheBest()
    {
        var run = _bench.Cli.Run("-b", "auto", "--format", "tiff", "-o", "stack", "night/light-*.dng");
        var best = _bench.Report("stack").Reference;
        Assert.Contains($"The base is night/{best.FileName}", run.Errors, StringComparison.Ordinal);
        Assert.False(best.Bool("clouded"));
    }

    [Fact]
    public void NamedBase_ServesThoughClouded()
    {
        _bench.Succeed("-b", "night/light-0004.dng", "--format", "tiff", "-o", "stack", "night/light-*.dng");
        Assert.Equal("light-0004.dng", _bench.Report("stack").Reference.FileName);
    }

    [Fact]
    public void NamedBase_OfAnotherSky_IsAnErrorBeforeAnythingIsWritten()
    {
        _bench.Succeed(
            "simulate", "other", "--seed", "9", "--width", "900", "--height", "601", "--stars", "400", "--frames", "1", "--darks", "0",
            "--flats", "0", "--biases", "0");
        var run = _bench.Expect(1, "-b", "other/light-0000.dng", "--format", "tiff", "-o", "stack", "night/light-*.dng");
        Assert.Contains("The base other/light-0000.dng can't serve", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Name another with -b", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(_bench.Files, file => file.StartsWith("stack", StringComparison.Ordinal));
    }

    [Fact]
    public void MinQuality_LeavesCloudedFramesOut_WithTheNumber()
    {
        _bench.Expect(2, "--min-quality", "0.1", "--format", "tiff", "-o", "stack", "night/light-*.dng");
        var report = _bench.Report("stack");
        Assert.Equal([0, 4], Enumerable.Range(0, 8).Where(light => !report.Frames[light].Used));
        Assert.Matches(@"^has 0\.0\d\d of the median frame's quality, --min-quality asks for 0\.1\.$", report.Frames[4].Reason);
    }

    [Fact]
    public void Keep_AShare_StacksTheBest()
    {
        _bench.Expect(2, "--keep", "50%", "--format", "tiff", "-o", "stack", "night/light-*.dng");
        var report = _bench.Report("stack");
        Assert.Equal(4, report.Used);
        double worstUsed = report.Frames.Where(frame => frame.Used).Min(frame => frame.Number("quality"));
        Assert.All(report.Frames.Where(frame => !frame.Used), frame => Assert.True(frame.Number("quality") <= worstUsed));
    }
}
