using System.Text.Json;
using AstroStacker.Cli.Running;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class StackRunTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(3, 0, false, 0)]
    [InlineData(3, 1, false, 2)]
    [InlineData(0, 3, false, 3)]
    [InlineData(2, 1, true, 130)]
    [InlineData(2, 0, true, 130)]
    public void Run_Outcome_DecidesTheExitCode(int used, int skipped, bool isPartial, int expected)
    {
        var frames = Enumerable.Range(0, skipped).Select(i => new SkippedFrame($"{i}.dng", "too few stars: 3")).ToArray();
        _cli.Runner.Work = (_, _, _) => FakeRunner.Outcome(used, isPartial, frames);

        Assert.Equal(expected, _cli.Run(_cli.Light));
    }

    [Fact]
    public void Run_Finished_NamesSkippedFramesNotesAndResults()
    {
        _cli.Runner.Work = (_, _, _) => FakeRunner.Outcome(4, false, new SkippedFrame("lights/c.dng", "too few stars: 3 of 8"))
            with
        { Notes = ["Lossy files hide faint detail."] };

        _cli.Run(_cli.Light);

        Assert.Equal(
            """
            Stacked 4 of 5 frames.
            Skipped:
              lights/c.dng: too few stars: 3 of 8
            Notes:
              Lossy files hide faint detail.
            Results:
              picture  out/aligned-0-0.png
              preview  out/aligned-0-0-preview.jpg
              summary  out/aligned-0-0.json

            """,
            _cli.Out.ToString());
    }

    [Fact]
    public void Run_Json_PrintsOneObjectAndNothingElseOnStandardOutput()
    {
        _cli.Runner.Work = (progress, _, _) =>
        {
            progress.Report(new("survey", 1, 1));
            return FakeRunner.Outcome(4, false, new SkippedFrame("ü'.dng", "too few stars: 3 < 8"));
        };

        Assert.Equal(2, _cli.Run("--json", _cli.Light));

        using var json = JsonDocument.Parse(_cli.Out.ToString());
        var root = json.RootElement;
        Assert.Equal(2, root.GetProperty("exitCode").GetInt32());
        Assert.Equal(4, root.GetProperty("used").GetInt32());
        Assert.Equal("ü'.dng", root.GetProperty("skipped")[0].GetProperty("path").GetString());
        Assert.Equal("too few stars: 3 < 8", root.GetProperty("skipped")[0].GetProperty("reason").GetString());
        Assert.Equal(3, root.GetProperty("files").GetArrayLength());
        Assert.False(root.GetProperty("partial").GetBoolean());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("error").ValueKind);
        Assert.Contains("survey: 100 %", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Quiet_SaysNothing()
    {
        _cli.Runner.Work = (progress, _, _) =>
        {
            progress.Report(new("survey", 1, 1, "a remark"));
            return FakeRunner.Outcome();
        };

        Assert.Equal(0, _cli.Run("--quiet", _cli.Light));
        Assert.Empty(_cli.Out.ToString());
        Assert.Empty(_cli.Error.ToString());
    }

    [Theory]
    [InlineData("--quiet")]
    [InlineData("--align=1")]
    public void Run_FrameException_IsOneCleanLine(string option)
    {
        _cli.Runner.Work = (_, _, _) => throw new FrameException("dark.png", "is 10 x 10 but the sensor is 20 x 20", "Use another.");

        Assert.Equal(1, _cli.Run(option, _cli.Light));
        Assert.Equal("error: dark.png: is 10 x 10 but the sensor is 20 x 20. Use another." + Environment.NewLine, _cli.Error.ToString());
        Assert.Empty(_cli.Out.ToString());
    }

    [Fact]
    public void Run_FrameExceptionWithDebug_ShowsWhereItArose()
    {
        _cli.Runner.Work = (_, _, _) => throw new FrameException("dark.png", "is odd", "Use another.");

        Assert.Equal(1, _cli.Run("--debug", "1", _cli.Light));
        Assert.Contains(nameof(StackRunTests), _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FullDisk_IsAnErrorOfTheMachine()
    {
        _cli.Runner.Work = (_, _, _) => throw new IOException("No space left on device");

        Assert.Equal(1, _cli.Run(_cli.Light));
        Assert.Equal("error: No space left on device" + Environment.NewLine, _cli.Error.ToString());
    }

    [Fact]
    public void Run_JobThatCantBeDone_IsOneCleanLine()
    {
        _cli.Runner.Work = (_, _, _) => throw new StackJobException("64 MB are too few. Give --memory 2GB.");

        Assert.Equal(1, _cli.Run(_cli.Light));
        Assert.Equal("error: 64 MB are too few. Give --memory 2GB." + Environment.NewLine, _cli.Error.ToString());
    }

    [Fact]
    public void Run_ResultsThereAlready_GivesTheCommandToRepeat()
    {
        _cli.Runner.Work = (_, _, _) => throw new ResultsExistException(["out/a.png"]);

        Assert.Equal(1, _cli.Run("-o", "out/a", _cli.Light));
        Assert.Contains("out/a.png is there already.", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            $"{Environment.NewLine}  astro-stacker --overwrite -o out/a {_cli.Light}{Environment.NewLine}",
            _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledByNobody_IsABugAndNotHidden()
    {
        _cli.Runner.Work = (_, _, _) => throw new OperationCanceledException();

        Assert.Throws<OperationCanceledException>(() => _cli.Run(_cli.Light));
    }

    [Fact]
    public void Run_Bug_IsNotHidden()
    {
        _cli.Runner.Work = (_, _, _) => throw new InvalidOperationException("a bug");

        Assert.Throws<InvalidOperationException>(() => _cli.Run(_cli.Light));
    }

    [Fact]
    public void Run_JsonAndError_IsAnObjectToo()
    {
        _cli.Runner.Work = (_, _, _) => throw new FrameException("dark.png", "is odd", "Use another.");

        Assert.Equal(1, _cli.Run("--json", _cli.Light));

        using var json = JsonDocument.Parse(_cli.Out.ToString());
        Assert.Equal("dark.png: is odd. Use another.", json.RootElement.GetProperty("error").GetString());
    }
}
