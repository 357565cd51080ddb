using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>A second run takes surveys from the cache where nothing they depend on has changed, and writes the same bytes.</summary>
public sealed class SurveyCacheTests : IDisposable
{
    private static readonly string[] Endings = [".png", ".hdr", ".tif", "-preview.jpg"];

    private readonly Workbench _bench = new();
    private readonly string[] _frames;

    public SurveyCacheTests()
    {
        var scene = new StarScene(480, 360, 150, 43);
        _frames = [.. Enumerable.Range(0, 4).Select(i => _bench.Dng($"light-{i}.dng", scene.Frame(3.7 * i, -5.3 * i, i, 0.4 * i)))];
    }

    private string[] Entries => Directory.GetFiles(_bench.At("kept"), "*.survey");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Stack_SecondRun_TakesEverySurveyFromTheCacheAndGivesSameBytes()
    {
        Stack("off", 0, "--survey-cache", "off");
        Stack("first", 0);
        Assert.Equal(4, Entries.Length);
        var second = Stack("second", 4);
        Assert.Contains("Surveys taken from the cache: 4", second.Output, StringComparison.Ordinal);
        AssertSame("off", "first");
        AssertSame("off", "second");
        Stack("other", 4, "--reject", "none", "--interpolation", "bicubic");
    }

    [Fact]
    public void Stack_ByDefault_KeepsSurveysInTheUsersCacheFolder()
    {
        var cli = _bench.Cli with { Environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = _bench.At("home") } };
        cli.Succeed(["-o", "first", .. _frames]);
        Assert.Equal(4, Directory.GetFiles(_bench.At("home/astro-stacker/surveys")).Length);
    }

    [Fact]
    public void Stack_WhereAnythingHasChanged_SurveysAfresh()
    {
        string dark = Master("dark", 3), other = Master("other", 4);
        Stack("first", 0, "-d", dark);
        Stack("again", 4, "-d", dark);
        Stack("threshold", 0, "-d", dark, "-t", "0.9");
        Stack("cropless", 0, "-d", dark, "-v", "0");
        Stack("master", 0, "-d", other);
        Stack("none", 0);
        var scene = new StarScene(480, 360, 150, 43);
        _bench.Dng(_frames[2], scene.Frame(9, 1, 8));
        Stack("file", 3, "-d", dark);
        Stack("plain", 0, "-d", dark, "--survey-cache", "off");
        AssertSame("plain", "file");
    }

    [Fact]
    public void Stack_DamagedEntries_AreMeasuredAfreshAndReplaced()
    {
        Stack("first", 0);
        foreach (string entry in Entries) File.WriteAllBytes(entry, File.ReadAllBytes(entry)[..^1]);
        Stack("second", 0);
        AssertSame("first", "second");
        Stack("third", 4);
    }

    [Fact]
    public void Stack_CacheThatCanNotBe_IsANote()
    {
        File.WriteAllText(_bench.At("kept"), "a file");
        var result = Stack("first", 0);
        Assert.Contains("Surveys can't be kept", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_TwoProgramsAtOnce_BothGiveTheSameBytes()
    {
        await Task.WhenAll(((string[])["one", "two"]).Select(name => Task.Run(() => _bench.Succeed(Words(name, [])))));
        AssertSame("one", "two");
        Stack("third", 4);
        AssertSame("one", "third");
    }

    private ProcessResult Stack(string name, int fromCache, params string[] options)
    {
        var result = _bench.Succeed(Words(name, options));
        Assert.Equal(fromCache, _bench.Report(name).Root.GetProperty("surveysFromCache").GetInt32());
        return result;
    }

    private string[] Words(string name, string[] options)
    {
        string[] cache = options.Contains("--survey-cache") ? [] : ["--survey-cache", "kept"];
        return [.. cache, .. options, "-o", name, .. _frames];
    }

    private string Master(string name, int step)
    {
        _bench.Dng(name + "-frame.dng", new MosaicFrame { Width = 480, Height = 360, AduAt = (x, y) => 200 + (x * step + y) % 5 });
        _bench.Succeed("-r", "1", "-a", "0", "-v", "0", "--survey-cache", "off", "-o", name, name + "-frame.dng");
        return name + ".tif";
    }

    private void AssertSame(string first, string second)
    {
        foreach (string ending in Endings)
            Assert.Equal(File.ReadAllBytes(_bench.At(first + ending)), File.ReadAllBytes(_bench.At(second + ending)));
    }
}
