using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class InterruptedRunTests : IDisposable
{
    private readonly RunBench _bench = new();

    private IEnumerable<string> Lights => Enumerable.Range(0, 5).Select(i => _bench.Frame($"light-{i}.fits", 1000));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Run_FinishAskedDuringTheSurvey_StacksTheSurveyedFramesWhole()
    {
        var result = RunBench.Run(_bench.Job(Lights), (progress, finish, _) =>
        {
            if (progress is { Stage: "survey", Done: 2 }) finish.Cancel();
        });
        Assert.True(result.IsPartial);
        Assert.Equal(2, result.Used.Count());
        Assert.Equal(2, result.Coverage.MeanFrames);
        Assert.Equal(0, result.Coverage.EmptyShare);
        Assert.True(File.Exists(_bench.At("stack-partial.png")));
    }

    [Fact]
    public void Run_FinishAskedDuringTheRegistration_StacksAllAndIsWhole()
    {
        var result = RunBench.Run(_bench.Job(Lights) with { DebugLevel = 1 }, (progress, finish, _) =>
        {
            if (progress.Message?.StartsWith("register:", StringComparison.Ordinal) == true) finish.Cancel();
        });
        Assert.False(result.IsPartial);
        Assert.Equal(5, result.Coverage.MeanFrames);
    }

    [Fact]
    public void Run_FinishAskedDuringTheIntegration_KeepsTheTilesDone()
    {
        var job = _bench.Job(Lights);
        var result = RunBench.Run(job with { Resources = job.Resources with { TilePixels = (64, 64) } }, (progress, finish, _) =>
        {
            if (progress is { Stage: "integrate", Done: 1 }) finish.Cancel();
        });
        Assert.True(result.IsPartial);
        Assert.InRange(result.Coverage.EmptyShare, 0.01, 0.99);
    }

    [Fact]
    public void Run_FinishAskedAfterTheLastTile_IsWhole()
    {
        var result = RunBench.Run(_bench.Job(Lights), (progress, finish, _) =>
        {
            if (progress.Stage == "integrate" && progress.Done == progress.Total) finish.Cancel();
        });
        Assert.False(result.IsPartial);
        Assert.True(File.Exists(_bench.At("stack.png")));
    }

    [Fact]
    public void Run_AbortedAtAnyReport_LeavesNoFileBehind()
    {
        var job = _bench.Job(Lights) with { DebugLevel = 2 };
        job = job with { Output = job.Output with { Maps = true } };
        var before = _bench.Files;
        foreach (string stage in new[] { "survey", "register", "integrate" })
        {
            Assert.ThrowsAny<OperationCanceledException>(() => RunBench.Run(job, (progress, _, abort) =>
            {
                if (progress.Stage == stage) abort.Cancel();
            }));
            Assert.Equal(before, _bench.Files);
        }
    }

    [Fact]
    public void Run_FailingWhileItWritesDebugFiles_LeavesNoFileBehind()
    {
        string[] lights = [.. Lights];
        var job = _bench.Job(lights) with { DebugLevel = 2 };
        Assert.Throws<FrameException>(() => RunBench.Run(job, (progress, _, _) =>
        {
            if (progress.Message?.StartsWith("integrate:", StringComparison.Ordinal) != true) return;
            using var grown = File.AppendText(lights[4]);
            grown.Write("more");
        }));
        Assert.Equal(lights.Select(Path.GetFileName), _bench.Files);
    }
}
