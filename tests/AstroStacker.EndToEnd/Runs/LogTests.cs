using System.Text.RegularExpressions;
using Xunit;

namespace AstroStacker.EndToEnd.Runs;

public sealed partial class LogTests
{
    [Fact]
    public void Log_OfAQuietRun_HoldsTheCommandTheStagesAndTheResults()
    {
        using var bench = new Workbench();
        string[] frames = [bench.Level("a.dng", 1000), bench.Level("b.dng", 1000)];
        var said = bench.Succeed(["--quiet", "-a", "0", "--log", "run.log", "-o", "stack", .. frames]);
        Assert.Equal("", said.Output + said.Errors);
        string[] lines = File.ReadAllLines(bench.At("run.log"));
        Assert.All(lines, line => Assert.True(line.StartsWith("    ", StringComparison.Ordinal) || Stamp().IsMatch(line), line));
        string all = string.Join('\n', lines);
        string[] wantedParts = ["--log run.log", "integrate: begins", "s of the processor", "Stacked 2 of 2 frames", "stack.png"];
        foreach (string wanted in wantedParts)
            Assert.Contains(wanted, all, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_OfAnotherRun_IsGoneOnWithAndHoldsItsError()
    {
        using var bench = new Workbench();
        string frame = bench.Level("a.dng", 1000);
        string[] line = ["-a", "0", "--log", "run.log", "-o", "stack", frame];
        bench.Succeed(line);
        bench.Expect(1, line);
        string all = File.ReadAllText(bench.At("run.log"));
        Assert.Equal(2, all.Split('\n').Count(written => written.Contains("Z  astro-stacker ", StringComparison.Ordinal)));
        Assert.Contains("error: ", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_IntoAFolderThatIsNotThere_IsRefusedBeforeAnyWork()
    {
        using var bench = new Workbench();
        string frame = bench.Level("a.dng", 1000);
        string errors = bench.Expect(1, "-a", "0", "--log", "no/run.log", "-o", "s", frame).Errors;
        Assert.Contains("--log no/run.log", errors, StringComparison.Ordinal);
        Assert.Equal(["a.dng"], bench.Files);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z  \S")]
    private static partial Regex Stamp();
}
