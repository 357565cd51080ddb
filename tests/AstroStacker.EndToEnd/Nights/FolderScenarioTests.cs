using System.Text;
using System.Text.Json;
using Xunit;

namespace AstroStacker.EndToEnd.Nights;

/// <summary>What users keep in one folder, stacked by one command without any option but the folder.</summary>
public sealed class FolderScenarioTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void LightsAlone_AreStackedWithoutMasters()
    {
        Simulate("in", "--darks", "0", "--flats", "0", "--biases", "0");
        var night = Run(0);
        Assert.Equal(4, Only(night).GetProperty("used").GetInt32());
        Assert.Empty(MastersOf(Only(night)));
        string page = Assert.Single(_bench.Files, file => file.EndsWith(".html", StringComparison.Ordinal));
        Assert.Contains(page, night.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
    }

    [Fact]
    public void DarksOnly_AreCombinedAndSubtracted()
    {
        Simulate("in", "--flats", "0", "--biases", "0");
        var night = Run(0);
        Assert.Equal(["dark"], MastersOf(Only(night)));
        Assert.Single(_bench.Files, file => file.StartsWith("out/masters/dark-", StringComparison.Ordinal)
            && file.EndsWith(".fits", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dng")]
    [InlineData("fits")]
    public void FlatsWithoutDarkFlats_TakeTheBias(string format)
    {
        Simulate("in", "--format", format);
        Assert.Equal(["bias", "dark", "flat"], MastersOf(Only(Run(0))));
    }

    [Fact]
    public void TwoNightsWithTheirOwnFlats_MakeOnePicture_EachNightWithItsFlat()
    {
        // The same sky through optics whose dust moved: the second night's lights with the first's flat would keep its rings.
        Simulate("in/first", "--dust", "3", "--format", "fits");
        Simulate("in/second", "--dust", "40", "--format", "fits");
        foreach (string file in Directory.EnumerateFiles(_bench.At("in/second"))) Redate(file, "2026-03-1", "2026-03-2");
        Directory.Move(_bench.At("in/first"), _bench.At("in/night 1"));
        Directory.Move(_bench.At("in/second"), _bench.At("in/night 2"));
        var picture = Only(Run(0));
        Assert.Equal(8, picture.GetProperty("used").GetInt32());
        Assert.Equal(["bias", "dark", "flat", "flat"], MastersOf(picture));
    }

    [Fact]
    public void TwoTargetsWithoutNames_AreToldApartByTheirStars()
    {
        Simulate("a", "--darks", "0", "--flats", "0", "--biases", "0");
        Simulate("b", "--darks", "0", "--flats", "0", "--biases", "0", "--seed", "77");
        Directory.CreateDirectory(_bench.At("in"));
        foreach (string file in Directory.EnumerateFiles(_bench.At("a"), "*.dng"))
            File.Move(file, _bench.At($"in/IMG_1{Path.GetFileName(file)[6..]}"));
        foreach (string file in Directory.EnumerateFiles(_bench.At("b"), "*.dng"))
            File.Move(file, _bench.At($"in/IMG_2{Path.GetFileName(file)[6..]}"));
        var night = Run(0);
        Assert.Equal([4, 4], night.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetProperty("used").GetInt32()));
    }

    [Fact]
    public void MixedExposures_AreStackedTogether_EachWithItsDark()
    {
        Simulate("in/30s", "--exposure-seconds", "30", "--flats", "0", "--biases", "0");
        Simulate("in/60s", "--flats", "0", "--biases", "0");
        var picture = Only(Run(0));
        Assert.Equal(8, picture.GetProperty("used").GetInt32());
        Assert.Equal(["dark", "dark"], MastersOf(picture));
    }

    [Fact]
    public void MonoFilters_MakeAPictureEach_WithTheDarkInCommon()
    {
        // The same bytes in four folders would be four copies of one frame.
        foreach (string filter in (string[])["L", "R", "G", "B"])
            Simulate($"in/lights/{filter}", "--seed",
                $"{(int)filter[0]}", "--format", "fits-mono", "--darks", "0", "--flats", "0", "--biases", "0");
        Simulate("in/darks", "--format", "fits-mono", "--frames", "1", "--flats", "0", "--biases", "0");
        File.Delete(_bench.At("in/darks/light-0000.fits"));
        var night = Run(0);
        Assert.Equal(4, night.GetProperty("pictures").GetArrayLength());
        Assert.All(night.GetProperty("pictures").EnumerateArray(), picture => Assert.Equal(["dark"], MastersOf(picture)));
        Assert.Single(Directory.GetFiles(_bench.At("out/masters"), "*.fits"));
    }

    [Fact]
    public void MasterOfTheOriginalsKind_IsUsedAsItIs()
    {
        Simulate("in", "--flats", "0", "--biases", "0");
        _bench.Succeed("-r", "1", "-a", "0", "-v", "0", "--format", "png", "-o", "in/master-dark-frame0-3", "in/dark-*.dng");
        foreach (string dark in Directory.EnumerateFiles(_bench.At("in"), "dark-*.dng")) File.Delete(dark);
        foreach (string summary in Directory.EnumerateFiles(_bench.At("in"), "*.json")) File.Delete(summary);
        Assert.Equal(["dark"], MastersOf(Only(Run(0))));
    }

    [Fact]
    public void JpegTwinsOfRaws_ArePassedOver()
    {
        Simulate("in", "--darks", "0", "--flats", "0", "--biases", "0");
        _bench.Succeed("-o", "seen", "in/light-*.dng");
        for (int i = 0; i < 4; i++) File.Copy(_bench.At("seen-preview.jpg"), _bench.At($"in/light-000{i}.jpg"));
        var night = Run(0);
        Assert.Equal(4, Only(night).GetProperty("used").GetInt32());
        Assert.Equal(0, Only(night).GetProperty("skipped").GetInt32());
    }

    [Fact]
    public void OneCorruptFileAmongMany_IsNamed_AndTheOthersStacked()
    {
        Simulate("in", "--frames", "20", "--darks", "0", "--flats", "0", "--biases", "0", "--format", "fits");
        string bad = _bench.At("in/light-0007.fits");
        File.WriteAllBytes(bad, File.ReadAllBytes(bad)[..20_000]);
        var result = _bench.Expect(2, "night", "in", "-o", "out");
        Assert.Contains("light-0007.fits", result.Output, StringComparison.Ordinal);
        Assert.Equal(19, Only(Read()).GetProperty("used").GetInt32());
    }

    [Fact]
    public void DryRun_PrintsThePlan_AndWritesNothing()
    {
        Simulate("in");
        var result = _bench.Succeed("night", "in", "-o", "out", "--dry-run");
        Assert.Contains("4 lights", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.At("out")));
    }

    [Fact]
    public void NothingToStack_SaysSo_AndWritesNothing()
    {
        Directory.CreateDirectory(_bench.At("in"));
        File.WriteAllText(_bench.At("in/notes.txt"), "clouds");
        File.WriteAllText(_bench.At("in/light_1.fits"), "no FITS");
        var result = _bench.Expect(3, "night", "in", "-o", "out");
        Assert.Contains("Nothing to stack", result.Output, StringComparison.Ordinal);
        Assert.Contains("light_1.fits", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.At("out")));
    }

    [Fact]
    public void SecondRun_RefusesToOverwrite_AndFindsItsMastersAgain()
    {
        Simulate("in");
        Run(0);
        var masters = Directory.GetFiles(_bench.At("out/masters"), "*.fits").ToDictionary(file => file, File.GetLastWriteTimeUtc);
        byte[] picture = File.ReadAllBytes(_bench.At("out/in.png"));
        _bench.Expect(1, "night", "in", "-o", "out");
        _bench.Succeed("night", "in", "-o", "out", "--overwrite");
        Assert.Equal(masters, Directory.GetFiles(_bench.At("out/masters"), "*.fits").ToDictionary(file => file, File.GetLastWriteTimeUtc));
        Assert.Equal(picture, File.ReadAllBytes(_bench.At("out/in.png")));
    }

    private void Simulate(string folder, params IEnumerable<string> options)
    {
        string[] small = ["--width", "480", "--height", "320", "--stars", "150"];
        string[] counts = ["--frames", "4", "--darks", "4", "--flats", "4", "--biases", "4"];
        var given = options.ToList();
        var wanted = small.Concat(counts).Chunk(2).Where(pair => !given.Contains(pair[0])).SelectMany(pair => pair);
        _bench.Succeed(["simulate", folder, .. wanted, .. given]);
        File.Delete(_bench.At($"{folder}/truth.json"));
    }

    private static void Redate(string fits, string from, string to)
    {
        byte[] bytes = File.ReadAllBytes(fits);
        byte[] date = Encoding.ASCII.GetBytes(to);
        for (int at; (at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(from))) >= 0;) date.CopyTo(bytes, at);
        File.WriteAllBytes(fits, bytes);
    }

    private JsonElement Run(int exitCode)
    {
        _bench.Expect(exitCode, "night", "in", "-o", "out");
        return Read();
    }

    private JsonElement Read() => JsonDocument.Parse(File.ReadAllText(_bench.At("out/night.json"))).RootElement;

    private static JsonElement Only(JsonElement night) => Assert.Single(night.GetProperty("pictures").EnumerateArray());

    private static IEnumerable<string> MastersOf(JsonElement picture) =>
        picture.GetProperty("masters").EnumerateArray().Select(master => master.GetProperty("role").GetString()!)
            .Order(StringComparer.Ordinal);
}
