using AstroStacker.Cli.Commands;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly CliFixture _cli = new() { Commands = [SimulateCommand.Create()] };

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("--frames many", "--frames many: not a whole number", "--frames N")]
    [InlineData("--fwhm wide", "--fwhm wide: not a number", "--fwhm PIXELS")]
    [InlineData("--framse 3", "--framse: no such option", "Did you mean --frames?")]
    [InlineData("--frames", "--frames needs a value", "--frames N")]
    [InlineData("--satellites x", "--satellites takes frame numbers", "0,4")]
    public void Run_BadLine_SaysWhatIsWrongAndWhatToDo(string line, string problem, string remedy)
    {
        Assert.Equal(1, _cli.Run(["simulate", _cli.At("night"), .. line.Split(' ')]));

        string error = _cli.Error.ToString();
        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_cli.At("night")));
    }

    [Fact]
    public void Help_Asked_ShowsOptionsWithDefaultsAndFlagsWithoutValues()
    {
        Assert.Equal(0, _cli.Run("simulate", "--help"));

        string help = _cli.Out.ToString();
        Assert.Contains("astro-stacker simulate [options] DIR", help, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ +--cfa RGGB\|GRBG\|GBRG\|BGGR\|XTRANS$|--cfa .*\[default: RGGB\]", help);
        Assert.Matches(@"(?m)^ +--noise-free +leave out all noise$", help);
    }

    [Fact]
    public void Help_OfTheProgram_NamesTheCommand()
    {
        Assert.Equal(0, _cli.Run("--help"));

        Assert.Contains("astro-stacker simulate [options] DIR", _cli.Out.ToString(), StringComparison.Ordinal);
    }
}
