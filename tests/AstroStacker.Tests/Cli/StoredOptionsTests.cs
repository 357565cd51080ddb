using System.CommandLine;
using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Cli;

/// <summary>Options of a file and of a preset, below those of the command line.</summary>
public sealed class StoredOptionsTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Config_Option_HoldsAsIfItWereGiven() =>
        Assert.Equal("none", Job("reject = none", "keep = 80%", "maps = yes").Integration.Reject);

    [Fact]
    public void Config_FlagAndComment_AreRead()
    {
        var job = Job("# the garden", "", "--maps = yes", "overwrite=no");
        Assert.True(job.Output.Maps);
        Assert.False(job.Output.Overwrite);
    }

    [Fact]
    public void CommandLine_GoesBeforeTheFile_AndTheFileBeforeThePreset()
    {
        string file = Config("reject = none", "keep = 80%");
        var job = _cli.JobOf("--config", file, "--preset", "smart-telescope", "--reject=winsorized");
        Assert.Equal("winsorized", job.Integration.Reject);
        Assert.Equal(0.8, job.Selection.KeepShare);
        Assert.Equal("union", job.Framing);
    }

    [Fact]
    public void CommandLine_ByItsShortName_GoesBeforeTheFile() =>
        Assert.Equal(0.5, _cli.JobOf("--config", Config("padding = 0.25"), "-p", "0.5").Padding);

    [Fact]
    public void Config_OptionOfAnotherCommand_IsPassedOver()
    {
        using var cli = new CliFixture { Commands = [new Command("other") { new Option<bool>("--elsewhere") }] };
        Assert.Equal("winsorized", cli.JobOf("--config", Config("elsewhere = yes", "reject = winsorized")).Integration.Reject);
    }

    [Theory]
    [InlineData("rejct = none", "Did you mean reject?")]
    [InlineData("reject", "a line each")]
    [InlineData("maps = perhaps", "not a yes or a no")]
    [InlineData("reject = perhaps", "--reject perhaps: not known")]
    public void Config_WrongLine_IsAnErrorThatSaysWhatIsRight(string line, string expected) =>
        Assert.Contains(expected, _cli.ErrorOf("--config", Config(line)), StringComparison.Ordinal);

    [Fact]
    public void Config_MissingFile_IsAnError() =>
        Assert.Contains("nowhere.txt", _cli.ErrorOf("--config", "nowhere.txt"), StringComparison.Ordinal);

    [Fact]
    public void Preset_OfNoKnownName_IsAnErrorThatNamesAll() =>
        Assert.Contains("smart-telescope", _cli.ErrorOf("--preset", "phone"), StringComparison.Ordinal);

    [Theory]
    [InlineData("dslr")]
    [InlineData("smart-telescope")]
    [InlineData("nightscape")]
    [InlineData("mono-ccd")]
    [InlineData("master")]
    public void Preset_EachOne_IsAJobThatCanBeRead(string preset) => Assert.NotNull(_cli.JobOf("--preset", preset));

    private StackJob Job(params string[] lines) => _cli.JobOf("--config", Config(lines));

    private string Config(params string[] lines)
    {
        string file = _cli.Make("options.txt");
        File.WriteAllLines(file, lines);
        return file;
    }
}
