using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class StackJobParsingTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Job_NoOption_HasTheDefaultsOfTheStages()
    {
        var job = _cli.JobOf();

        Assert.Equal([_cli.Light], job.Lights);
        var resources = new ResourceOptions { SurveyCacheFolder = SurveyCache.UserFolder, MasterCacheFolder = UserCache.Folder("masters") };
        Assert.Equal(new StackJob { Lights = job.Lights, Resources = resources }, job);
    }

    /// <summary>The defaults the original's page names.</summary>
    [Fact]
    public void Job_NoOption_HasTheDefaultsOfTheOriginal()
    {
        var job = _cli.JobOf();

        Assert.Equal(0, job.DebugLevel);
        Assert.True(job.Registration.Align);
        Assert.Equal(0.85, job.Registration.ThresholdQuantile);
        Assert.True(job.Registration.CacheBaseFeatures);
        Assert.Equal(0, job.Padding);
        Assert.False(job.RawMosaic);
        Assert.True(job.CropToVisible);
        Assert.Equal("", job.Output.Prefix);
    }

    public static TheoryData<string[], Func<StackJob, object?>, object?> Table => new()
    {
        { ["--debug=1"], job => job.DebugLevel, 1 },
        { ["--debug", "2"], job => job.DebugLevel, 2 },
        { ["-a", "0"], job => job.Registration.Align, false },
        { ["-a0"], job => job.Registration.Align, false },
        { ["--align=false"], job => job.Registration.Align, false },
        { ["--register", "none"], job => job.Registration.Align, false },
        { ["--register", "Shift"], job => job.Registration.Method, RegistrationMethod.Shift },
        { ["--register=stars"], job => job.Registration.Method, RegistrationMethod.Stars },
        { ["--model", "affine"], job => job.Registration.Model, "affine" },
        { ["-b", "auto"], job => (job.Registration.BestBase, job.Registration.Base), (true, null as string) },
        { ["--keep", "90%"], job => (job.Selection.KeepShare, job.Selection.KeepCount), (0.9, null as int?) },
        { ["--keep=0.5"], job => job.Selection.KeepShare, 0.5 },
        { ["--keep", "50"], job => (job.Selection.KeepShare, job.Selection.KeepCount), (1.0, 50 as int?) },
        { ["--keep", "100%"], job => job.Selection.IsAsked, false },
        { ["--min-quality", "0.3"], job => job.Selection.LeastQuality, 0.3 },
        { ["-t", "0.5"], job => job.Registration.ThresholdQuantile, 0.5 },
        { ["-t", "0"], job => job.Registration.ThresholdQuantile, 0.0 },
        { ["--threshold=0.99"], job => job.Registration.ThresholdQuantile, 0.99 },
        { ["-c", "0"], job => job.Registration.CacheBaseFeatures, false },
        { ["--cache", "no"], job => job.Registration.CacheBaseFeatures, false },
        { ["-p", "0.25"], job => job.Padding, 0.25 },
        { ["--padding=1"], job => job.Padding, 1.0 },
        { ["--pad", "0"], job => job.Padding, 0.0 },
        { ["-r", "1", "-a", "0"], job => job.RawMosaic, true },
        { ["--raw=on", "--align=off"], job => job.RawMosaic, true },
        { ["-v", "0"], job => job.CropToVisible, false },
        { ["--visible=False"], job => job.CropToVisible, false },
        { ["-o", "out/x-"], job => job.Output.Prefix, "out/x-" },
        { ["-oout/x-"], job => job.Output.Prefix, "out/x-" },
        { ["-o", ""], job => job.Output.Prefix, "" },
        { ["-o="], job => job.Output.Prefix, "" },
        { ["--output=a=b"], job => job.Output.Prefix, "a=b" },
        { ["--normalize", "none"], job => job.Integration.Normalize, "none" },
        { ["--reject", "WINSORIZED"], job => job.Integration.Reject, "winsorized" },
        { ["--reject", "none"], job => job.Integration.Reject, "none" },
        { ["--sigma", "2.5,4"], job => (job.Integration.SigmaLow!.Value, job.Integration.SigmaHigh!.Value), (2.5, 4.0) },
        { ["--sigma", "2"], job => (job.Integration.SigmaLow!.Value, job.Integration.SigmaHigh!.Value), (2.0, 2.0) },
        { ["--weight", "noise"], job => job.Integration.Weight, "noise" },
        { ["--interpolation", "bicubic"], job => job.Integration.Interpolation, "bicubic" },
        { ["--demosaic", "superpixel"], job => job.Integration.Demosaic, "superpixel" },
        { ["--memory", "1GB"], job => job.Resources.MemoryBytes, 1_000_000_000L },
        { ["--memory", "1.5 GiB"], job => job.Resources.MemoryBytes, 1_610_612_736L },
        { ["--memory", "800m"], job => job.Resources.MemoryBytes, 838_860_800L },
        { ["--threads", "3"], job => job.Resources.Threads, 3 },
        { ["--scratch", "/tmp/s"], job => job.Resources.ScratchFolder, "/tmp/s" },
        { ["--survey-cache", "/tmp/c"], job => job.Resources.SurveyCacheFolder, "/tmp/c" },
        { ["--survey-cache", "off"], job => job.Resources.SurveyCacheFolder, null },
        { [], job => job.Resources.SurveyCacheFolder, SurveyCache.UserFolder },
        { ["--master-cache", "/tmp/m"], job => job.Resources.MasterCacheFolder, "/tmp/m" },
        { ["--master-cache", "off"], job => job.Resources.MasterCacheFolder, null },
        { [], job => job.Resources.MasterCacheFolder, UserCache.Folder("masters") },
        { ["--tile", "128"], job => job.Resources.TilePixels, (128, 128) },
        { ["--tile", "512x64"], job => job.Resources.TilePixels, (512, 64) },
        { ["--color", "camera"], job => job.Output.Colour, "camera" },
        { ["--white-balance", "daylight"], job => job.Output.WhiteBalance, "daylight" },
        { ["--pedestal", "0"], job => job.Output.Pedestal, 0.0 },
        { ["--pedestal", "0.01"], job => job.Output.Pedestal, 0.01 },
        { ["--pedestal", "auto"], job => job.Output.Pedestal, null },
        { ["--orient", "sensor"], job => job.Output.Orient, "sensor" },
        { ["--bad-pixels", "hot.lst"], job => job.BadPixels, "hot.lst" },
        { ["--save-bad-pixels", "new.lst"], job => job.Output.BadPixels, "new.lst" },
        { ["--overwrite"], job => job.Output.Overwrite, true },
        { ["--maps"], job => job.Output.Maps, true },
        { ["--report", "no"], job => job.Output.Report, false },
        { ["--report=yes"], job => job.Output.Report, true },
        { ["--compress"], job => job.Output.Compress, true },
        { [], job => job.Output.Compress, false },
        { ["--quiet", "--json"], job => job.Output.Overwrite, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Job_OneOption_HoldsItsValue(string[] words, Func<StackJob, object?> value, object? expected) =>
        Assert.Equal(expected, value(_cli.JobOf(words)));

    [Theory]
    [InlineData("-d")]
    [InlineData("--dark")]
    [InlineData("-f")]
    [InlineData("--flat")]
    [InlineData("--bias")]
    [InlineData("--dark-flat")]
    [InlineData("-b")]
    [InlineData("--base")]
    [InlineData("-m")]
    [InlineData("--mask")]
    public void Job_FileOption_HoldsThePath(string option)
    {
        string file = _cli.Make("some file.png");

        var job = _cli.JobOf(option, file);

        string? found = option switch
        {
            "-d" or "--dark" => job.Calibration.Dark?.Files[0],
            "-f" or "--flat" => job.Calibration.Flat?.Files[0],
            "--bias" => job.Calibration.Bias?.Files[0],
            "--dark-flat" => job.Calibration.DarkFlat?.Files[0],
            "-b" or "--base" => job.Registration.Base,
            _ => job.Registration.Mask,
        };
        Assert.Equal(file, found);
    }

    [Fact]
    public void Job_FormatList_HoldsEachNameOnceInOrder() =>
        Assert.Equal(["fits", "png"], _cli.JobOf("--format", "FITS,png, fits").Output.Formats);

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("Yes", true)]
    [InlineData("on", true)]
    [InlineData("oN", true)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("0", false)]
    [InlineData("no", false)]
    [InlineData("NO", false)]
    [InlineData("off", false)]
    public void Job_Bool_TakesEveryUsualWordInAnyCase(string text, bool expected)
    {
        Assert.Equal(expected, _cli.JobOf("-v", text).CropToVisible);
        Assert.Equal(expected, _cli.JobOf($"--cache={text}").Registration.CacheBaseFeatures);
    }

    [Fact]
    public void Job_OptionsAfterAndBetweenFiles_AreTakenAsWell()
    {
        string second = _cli.Make("light2.dng");

        var job = _cli.JobOf(second, "-a", "0");

        Assert.Equal([second, _cli.Light], job.Lights);
        Assert.False(job.Registration.Align);
    }

    [Fact]
    public void Job_NameBehindTwoDashes_IsAFile()
    {
        string odd = _cli.Make("x", "-a");
        string home = Directory.GetCurrentDirectory();

        int code = _cli.Run("--", odd, Path.GetRelativePath(home, _cli.Light));

        Assert.Equal(0, code);
        Assert.Equal(2, _cli.Runner.Job!.Lights.Count);
    }

    [Fact]
    public void Job_FileThatIsCalledLikeACommand_IsAFileAfterTheFirstWord()
    {
        string named = _cli.Make("completion");

        Assert.Equal([_cli.Light, named], Order(_cli, named));

        static IReadOnlyList<string> Order(CliFixture cli, string named)
        {
            Assert.Equal(0, cli.Run(cli.Light, named));
            return cli.Runner.Job!.Lights;
        }
    }
}
