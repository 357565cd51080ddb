using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class UsageErrorTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    /// <summary>A word of what is wrong and a word of what to do.</summary>
    [Theory]
    [InlineData("-a maybe", "-a maybe: not a yes or a no", "true, false, yes, no, on, off, 1 or 0")]
    [InlineData("--raw=2", "--raw 2: not a yes or a no", "Write true")]
    [InlineData("-c ja", "-c ja", "Write true")]
    [InlineData("-v T", "-v T", "Write true")]
    [InlineData("-t 85", "-t 85: not a share from 0 to below 1", "percentile 85 as 0.85")]
    [InlineData("-t 99.5%", "-t 99.5%", "percentile 99.5 as 0.995")]
    [InlineData("-t 1", "-t 1: leaves no pixel", "0 turns the threshold off")]
    [InlineData("-t -0.1", "-t -0.1: not a share", "0.85 for the 85th percentile")]
    [InlineData("-t 0,85", "-t 0,85: not a number", "with a point")]
    [InlineData("-t nan", "-t nan: not a number", "Write a number")]
    [InlineData("-p -0.1", "-p -0.1: not a fraction from 0 to 1", "Write 0.1")]
    [InlineData("-p 10", "-p 10", "Write 0.1")]
    [InlineData("--debug=-1", "--debug -1: not a whole number from 0 to 9", "Write one")]
    [InlineData("--debug much", "--debug much", "whole number")]
    [InlineData("--threads 0", "--threads 0: not a whole number from 1 to 1024", "Write one")]
    [InlineData("--memory 4", "--memory 4: less than the smallest", "such as 4GB")]
    [InlineData("--memory lots", "--memory lots: not a size", "such as 4GB")]
    [InlineData("--memory -1GB", "--memory -1GB: not a size", "such as 4GB")]
    [InlineData("--memory 9999999999TB", "more than any machine has", "such as 4GB")]
    [InlineData("--tile 100", "--tile 100: not a tile", "multiples of 64")]
    [InlineData("--keep 0", "--keep 0: neither a share nor a number of frames", "such as 90%")]
    [InlineData("--keep 110%", "--keep 110%: not above 0 and up to 100%", "such as 90%")]
    [InlineData("--keep 1.5", "--keep 1.5: neither", "such as 50")]
    [InlineData("--min-quality -1", "--min-quality -1: not a quality", "0.3")]
    [InlineData("--register star", "--register star: not known", "Did you mean stars?")]
    [InlineData("--model rigid", "--model rigid: not known", "similarity")]
    [InlineData("-a 0 --register stars", "-a 0 stacks the frames as they lie, --register stars aligns them", "Leave one out")]
    [InlineData("--sigma 0", "--sigma 0: not above 0", "LOW,HIGH")]
    [InlineData("--sigma 3:2", "--sigma 3:2: not LOW,HIGH", "such as 3,2.5")]
    [InlineData("--sigma 3,x", "--sigma 3,x: not a number", "Write a number")]
    [InlineData("--sigma 1,2,3", "more than two numbers", "LOW,HIGH")]
    [InlineData("--pedestal 1", "--pedestal 1: not a level", "0 for none")]
    [InlineData("--reject winsorised", "--reject winsorised: not known", "Did you mean winsorized? Write auto, none or winsorized.")]
    [InlineData("--interpolation lanczos", "--interpolation lanczos: not known", "Did you mean lanczos3?")]
    [InlineData("--demosaic xyz", "--demosaic xyz: not known. Write", "bilinear or superpixel")]
    [InlineData("--format png,tif", "--format png,tif: not known", "Did you mean tiff? Write png, hdr, tiff or fits.")]
    [InlineData("--format ,", "an empty list", "png, hdr, tiff or fits")]
    [InlineData("--color sRBG", "--color sRBG: not known", "Did you mean srgb?")]
    [InlineData("--white-balance auto2", "--white-balance auto2", "Did you mean auto?")]
    [InlineData("--orient up", "--orient up", "reference or sensor")]
    [InlineData("--normalize all", "--normalize all", "auto, none, additive, multiplicative, additive-scaling or local")]
    [InlineData("--weight 1", "--weight 1", "auto, noise, psf, fwhm, stars, exposure or none")]
    [InlineData("--paddin 0.1", "--paddin: no such option", "Did you mean --padding?")]
    [InlineData("--paddin=0.1", "--paddin: no such option", "Did you mean --padding?")]
    [InlineData("--thresh 0.5", "--thresh: no such option", "Did you mean --threshold?")]
    [InlineData("--alingn 0", "--alingn: no such option", "Did you mean --align?")]
    [InlineData("--colour camera", "--colour: no such option", "Did you mean --color?")]
    [InlineData("-align 0", "-align: no such option", "Did you mean --align?")]
    [InlineData("--frobnicate", "--frobnicate: no such option", "--help")]
    [InlineData("-x 1", "-x: no such option", "--help")]
    [InlineData("-a -r 1", "-a needs a value", "-a BOOL")]
    [InlineData("-o --overwrite", "-o needs a value", "-o PREFIX")]
    [InlineData("-a 0 -a 1", "-a is given 2 times", "once")]
    [InlineData("-a 0 --align 0", "given 2 times", "once")]
    [InlineData("--overwrite=no", "--overwrite takes no value", "leave it out")]
    [InlineData("-r 1", "-r 1 keeps the mosaic, which can't be aligned", "Add -a 0")]
    [InlineData("-r 1 -a 1", "-r 1 keeps the mosaic, which can't be aligned", "Add -a 0")]
    [InlineData("-r 1 -a 0 --format png,hdr", "hdr can't hold a mosaic", "png, tiff or fits")]
    [InlineData("-d missing.png", "-d missing.png: no such file", "Check the path")]
    [InlineData("-f missing.png", "-f missing.png: no such file", "Check the path")]
    [InlineData("--bias missing.png", "--bias missing.png: no such file", "Check the path")]
    [InlineData("--dark-flat missing.png", "--dark-flat missing.png: no such file", "Check the path")]
    [InlineData("-b missing.dng", "-b missing.dng: no such file", "Check the path")]
    [InlineData("-m missing.png", "-m missing.png: no such file", "Check the path")]
    public void Run_BadLine_SaysWhatIsWrongAndWhatToDo(string line, string problem, string remedy)
    {
        string error = _cli.ErrorOf(line.Split(' '));

        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(_cli.Out.ToString());
    }

    [Fact]
    public void Run_ValueMissingAtTheEnd_IsToldSo()
    {
        Assert.Equal(1, _cli.Run(_cli.Light, "-t"));
        Assert.Contains("-t needs a value. Write -t QUANTILE", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoFrames_ShowsHowToNameThem()
    {
        Assert.Equal(1, _cli.Run());
        Assert.Contains("no frames are named. Name the files", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SeveralMistakes_TellsAllOfThem()
    {
        string error = _cli.ErrorOf("-a", "maybe", "-t", "85", "--memory", "x");

        Assert.Equal(3, error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void Run_MistakeWithJson_IsAnObjectOnStandardOutput()
    {
        _cli.ErrorOf("--json", "-a", "maybe");

        using var json = System.Text.Json.JsonDocument.Parse(_cli.Out.ToString());
        Assert.Equal(1, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Contains("-a maybe", json.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WordTooManyForACommand_IsToldSo()
    {
        Assert.Equal(1, _cli.Run("completion", "bash", "zsh"));
        Assert.Contains("zsh: not expected here", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CommandWithoutItsArgument_IsToldSo()
    {
        Assert.Equal(1, _cli.Run("completion"));
        Assert.Contains("completion needs bash|zsh|fish", _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
