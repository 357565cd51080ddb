using System.Text.Json;
using Xunit;

namespace AstroStacker.EndToEnd.Nights;

/// <summary>Names that other programs can't express: commas, brackets, quotes, other scripts, and paths beyond 300 characters.</summary>
public sealed class OddPathTests : IDisposable
{
    private readonly Workbench _bench = new();

    public static TheoryData<string> Folders =>
    [
        "M 31, first night [Ha] (gain=100)",
        "Плеяды Größe ñandú 星",
        "it's \"50%\" #1 + a&b; c!",
        "{a,b} ~ $HOME `x` *",
        string.Join('/', Enumerable.Range(1, 7).Select(level => $"{level} {new string('x', 48)}")),
    ];

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Folders))]
    public void Night_InAFolderOfThatName_UsesEveryFrameAndMaster(string folder)
    {
        Make(folder);
        _bench.Succeed("night", "in", "-o", "out");
        using var night = JsonDocument.Parse(File.ReadAllText(_bench.At("out/night.json")));
        Assert.Equal("software", night.RootElement.EnumerateObject().First().Name);
        Assert.StartsWith("AstroStacker ", night.RootElement.GetProperty("software").GetString(), StringComparison.Ordinal);
        var picture = Assert.Single(night.RootElement.GetProperty("pictures").EnumerateArray());
        Assert.Equal(3, picture.GetProperty("used").GetInt32());
        Assert.Equal(["bias", "dark", "flat"], picture.GetProperty("masters").EnumerateArray()
            .Select(master => master.GetProperty("role").GetString()).Order(StringComparer.Ordinal));
        string name = picture.GetProperty("name").GetString()!;
        Assert.True(_bench.Has($"out/{name}.fits"), name);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Stack_OfFilesOfThatFolder_WritesBesideThem(string folder)
    {
        Make(folder);
        string place = $"in/{folder}";
        string[] lights = [.. Enumerable.Range(0, 3).Select(i => $"{place}/light-000{i}.fits")];
        _bench.Succeed(["-o", $"{place}/the result", "--dark", $"{place}/dark-0000.fits", "--flat", $"{place}/flat-0000.fits", .. lights]);
        Assert.True(_bench.Has($"{place}/the result.fits"));
        Assert.Equal(3, _bench.Report($"{place}/the result").Frames.Count(frame => frame.Used));
    }

    private void Make(string folder)
    {
        string[] options =
        [
            "--width", "300", "--height", "240", "--stars", "120", "--format", "fits", "--frames", "3", "--darks", "2", "--flats", "2",
            "--biases", "2",
        ];
        _bench.Succeed(["simulate", "made", .. options]);
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.At($"in/{folder}"))!);
        Directory.Move(_bench.At("made"), _bench.At($"in/{folder}"));
    }
}
