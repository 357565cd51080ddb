using System.Diagnostics;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class InputFileTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Pattern_Quoted_NamesTheFilesItMatches()
    {
        string[] expected = [_cli.Make("night", "a1.fits"), _cli.Make("night", "a2.fits")];
        _cli.Make("night", "b.fits");
        _cli.Make("night", ".a3.fits");
        Directory.CreateDirectory(_cli.At("night", "afolder.fits"));

        Assert.Equal(0, _cli.Run(_cli.At("night", "a*.fits")));
        Assert.Equal(expected, _cli.Runner.Job!.Lights);
    }

    [Fact]
    public void Pattern_InTheFoldersName_IsExpandedToo()
    {
        string[] expected = [_cli.Make("night1", "lights", "x.dng"), _cli.Make("night2", "lights", "y.dng")];
        _cli.Make("night3", "darks", "z.dng");

        Assert.Equal(0, _cli.Run(_cli.At("night?", "lights", "*.dng")));
        Assert.Equal(expected, _cli.Runner.Job!.Lights);
    }

    [Fact]
    public void Pattern_ThatIsAFilesName_IsThatFile()
    {
        string odd = _cli.Make("a*b.dng");
        _cli.Make("axb.dng");

        Assert.Equal(0, _cli.Run(odd));
        Assert.Equal([odd], _cli.Runner.Job!.Lights);
    }

    [Fact]
    public void Pattern_OverlappingAnother_NamesEachFileOnce()
    {
        string a = _cli.Make("n", "a.dng"), b = _cli.Make("n", "b.dng");

        Assert.Equal(0, _cli.Run(_cli.At("n", "a*"), _cli.At("n", "*")));
        Assert.Equal([a, b], _cli.Runner.Job!.Lights);
    }

    [Fact]
    public void Pattern_MatchingNothing_IsAnError()
    {
        Assert.Contains("*.cr9: matches no file", _cli.ErrorOf(_cli.At("*.cr9")), StringComparison.Ordinal);
    }

    [Fact]
    public void File_Missing_IsToldWithWhatElseIsWrong()
    {
        _cli.Runner.Problems = ["dark.fits: has gain 200 but the lights have gain 100. Give another."];
        string error = _cli.ErrorOf("-m", _cli.At("mask.png"), _cli.At("absent.dng"));
        Assert.Equal(3, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("gain 200", error, StringComparison.Ordinal);
    }

    [Fact]
    public void File_Missing_IsNamed() =>
        Assert.Contains("nowhere.dng: no such file. Check", _cli.ErrorOf("nowhere.dng"), StringComparison.Ordinal);

    [Fact]
    public void Files_SevenMissing_FiveAreNamed()
    {
        string error = _cli.ErrorOf("m1", "m2", "m3", "m4", "m5", "m6", "m7");

        Assert.Contains("m1, m2, m3, m4, m5 and 2 more: no such files", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_AsAFrame_IsAnErrorThatShowsAPattern()
    {
        string error = _cli.ErrorOf(Directory.CreateDirectory(_cli.At("lights")).FullName);

        Assert.Contains("is a folder. Name its files", error, StringComparison.Ordinal);
        Assert.Contains("*.dng", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_AsAMaster_StandsForItsFrames()
    {
        string[] frames = [Frame("darks", "d1.fits"), Frame("darks", "d2.fits")];
        Frame("darks", ".hidden.fits");
        Frame("darks", "old", "d3.fits");
        _cli.Make("darks", "notes.txt");
        using (var pipe = Process.Start("mkfifo", _cli.At("darks", "pipe.fits"))) pipe.WaitForExit();

        Assert.Equal(0, _cli.Run("-d", _cli.At("darks"), _cli.Make("light.fits")));
        Assert.Equal(frames, _cli.Runner.Job!.Calibration.Dark!.Files);
    }

    [Fact]
    public void Folder_WithoutFramesAsAMaster_IsAnError()
    {
        _cli.Make("darks", "notes.txt");

        Assert.Contains("is a folder without frames", _cli.ErrorOf("-d", _cli.At("darks")), StringComparison.Ordinal);
    }

    [Fact]
    public void Master_NamedSeveralTimesAndByPattern_IsAllOfThem()
    {
        string[] frames = [Frame("d1.fits"), Frame("more", "d2.fits"), Frame("more", "d3.fits")];

        Assert.Equal(0, _cli.Run("-d", frames[0], "-d", _cli.At("more", "d*.fits"), "-f", frames[0], _cli.Make("light.fits")));
        Assert.Equal(frames, _cli.Runner.Job!.Calibration.Dark!.Files);
        Assert.Equal(frames[..1], _cli.Runner.Job.Calibration.Flat!.Files);
    }

    private string Frame(params string[] parts)
    {
        string path = _cli.Make(parts);
        File.WriteAllText(path, "SIMPLE  =");
        return path;
    }

    [Fact]
    public void File_WithSpacesCommasAndForeignLetters_IsTakenAsItIs()
    {
        string odd = _cli.Make("Orion, März [2] 星.fits");

        Assert.Equal(0, _cli.Run(odd));
        Assert.Equal([odd], _cli.Runner.Job!.Lights);
    }

    [Fact]
    public void File_StartingWithAt_IsNoListOfArguments()
    {
        string odd = _cli.Make("@list");

        Assert.Equal(0, _cli.Run(odd));
    }
}
