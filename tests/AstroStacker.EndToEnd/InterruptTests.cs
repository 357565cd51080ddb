using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>Ctrl-C: the one good use of the original's partial result, now marked as one.</summary>
public sealed class InterruptTests
{
    private const int FrameCount = 60;

    [Fact]
    public void CtrlC_Once_WritesWhatWasSurveyedAsPartial()
    {
        using var bench = new Workbench();
        var result = bench.Cli.RunInterrupted("survey: ", 1, ["--threads", "1", "-o", "stack", .. Frames(bench)]);
        Assert.True(result.ExitCode == 130, result.ToString());
        Assert.False(bench.Has("stack.png"), "a partial result must not look like a whole one");
        Assert.True(bench.Has("stack-partial.png"), result.ToString());
        var report = bench.Report("stack-partial");
        Assert.True(report.Root.GetProperty("partial").GetBoolean());
        Assert.InRange(report.Used, 1, FrameCount - 1);
        double coverage = report.Root.GetProperty("picture").GetProperty("coverageMeanFrames").GetDouble();
        Assert.True(coverage > 0.9 * report.Used, $"{report.Used} frames were stacked, {coverage} cover a pixel");
    }

    [Fact]
    public void CtrlC_Twice_LeavesNoFileBehind()
    {
        using var bench = new Workbench();
        string[] frames = [.. Frames(bench)];
        var before = bench.Files.ToList();
        var result = bench.Cli.RunInterrupted("survey: ", 2, ["--threads", "1", "-o", "stack", .. frames]);
        Assert.True(result.ExitCode == 130, result.ToString());
        Assert.Equal(before, bench.Files);
    }

    /// <summary>Enough frames that the survey still runs when the signal comes.</summary>
    private static IEnumerable<string> Frames(Workbench bench)
    {
        var scene = new StarScene(900, 700, 200, 43);
        scene.Frame(0, 0, 1).WriteDng(bench.At("light-0.dng"));
        for (int i = 1; i < FrameCount; i++) File.Copy(bench.At("light-0.dng"), bench.At($"light-{i}.dng"));
        return Enumerable.Range(0, FrameCount).Select(i => $"light-{i}.dng");
    }
}
