using System.Text.Json;
using Xunit;

namespace AstroStacker.EndToEnd;

public sealed class HelpTests
{
    [Theory]
    [InlineData("-h", "--help")]
    [InlineData("", "--version")]
    [InlineData("", "--debug")]
    [InlineData("-a", "--align")]
    [InlineData("-t", "--threshold")]
    [InlineData("-c", "--cache")]
    [InlineData("-p", "--padding")]
    [InlineData("-m", "--mask")]
    [InlineData("-r", "--raw")]
    [InlineData("-v", "--visible")]
    [InlineData("-b", "--base")]
    [InlineData("-d", "--dark")]
    [InlineData("-f", "--flat")]
    [InlineData("-o", "")]
    public void Help_NamesEveryOptionOfTheOriginal(string shortName, string longName)
    {
        string help = new CliProcess().Succeed("--help").Output;
        Assert.Contains(shortName, help, StringComparison.Ordinal);
        Assert.Contains(longName, help, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_IsOneLineWithANumber() => Assert.Matches(@"^\D*\d+\.\d+\.\d+\S*\s*$", new CliProcess().Succeed("--version").Output);

    [Fact]
    public void MisspelledOption_IsAnErrorThatNamesTheRightOne() =>
        Assert.Contains("--threshold", new CliProcess().Expect(1, "--treshold", "0.5", "a.dng").Errors, StringComparison.Ordinal);

    [Fact]
    public void Json_IsAllThatStandardOutputHolds()
    {
        using var bench = new Workbench();
        string output = bench.Succeed("--json", "-a", "0", "-o", "stack", bench.Level("a.dng", 1000)).Output;
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, json.RootElement.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void Quiet_WhenAllGoesWell_SaysNothing()
    {
        using var bench = new Workbench();
        Assert.Equal("", bench.Succeed("--quiet", "-a", "0", "-o", "stack", bench.Level("a.dng", 1000)).Said);
    }
}
