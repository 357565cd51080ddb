using System.Text.Json;
using Xunit;

namespace AstroStacker.EndToEnd.Runs;

/// <summary>What single frames and the machine are said to be.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Inspect_Light_TellsWhatTheSimulationPutThere()
    {
        Simulate("--fwhm", "3.2", "--sky-electrons", "900", "--gain", "1.5", "--bias-adu", "512", "--white-adu", "16383");
        using var json = JsonDocument.Parse(_bench.Succeed("inspect", "--json", "night/light-*.dng").Output);
        var light = json.RootElement[0];
        Assert.Equal(2, json.RootElement.GetArrayLength());
        Assert.Equal("RGGB", light.GetProperty("cfa").GetString());
        Assert.InRange(light.GetProperty("fwhmPixels").GetDouble(), 3.0, 3.5);
        Assert.Equal(512, light.GetProperty("blackAdu").GetDouble(), 1.0);
        Assert.InRange(light.GetProperty("starCount").GetInt32(), 50, 1000);
        Assert.Empty(light.GetProperty("warnings").EnumerateArray());
        Assert.All(light.GetProperty("fwhmMapPixels").EnumerateArray().Where(ninth => ninth.ValueKind == JsonValueKind.Number),
            ninth => Assert.InRange(ninth.GetDouble(), 2.8, 3.8));
    }

    [Fact]
    public void Inspect_DrawnOutStars_AreWarnedOf()
    {
        Simulate("--elongated", "0", "--elongation", "2");
        string text = _bench.Succeed("inspect", "night/light-0000.dng").Output;
        Assert.Contains("The stars are drawn out", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Dark_HasNoStars()
    {
        Simulate();
        Assert.Contains("No stars", _bench.Succeed("inspect", "night/dark-0000.dng").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_DamagedFile_IsNamedAndTheOthersAreTold()
    {
        Simulate();
        File.WriteAllText(_bench.At("night/broken.fits"), "nothing");
        var run = _bench.Expect(1, "inspect", "night/broken.fits", "night/light-0000.dng");
        Assert.Contains("broken.fits", run.Errors, StringComparison.Ordinal);
        Assert.Contains("FWHM map", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_OnAMachineThatHasAll_SaysSo()
    {
        string text = _bench.Succeed("doctor").Output;
        Assert.Contains("LibRaw 0.", text, StringComparison.Ordinal);
        Assert.Contains("OpenCV 4.", text, StringComparison.Ordinal);
        Assert.Contains("-bit vectors", text, StringComparison.Ordinal);
        Assert.EndsWith("Nothing is missing.", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_ScratchThatCantBeWritten_SaysWhatToDo()
    {
        string file = _bench.At("a-file");
        File.WriteAllText(file, "");
        var cli = _bench.Cli with { Environment = new Dictionary<string, string> { ["TMPDIR"] = file } };
        var run = cli.Expect(1, "doctor");
        Assert.Contains("--scratch DIR", run.Output, StringComparison.Ordinal);
    }

    private void Simulate(params string[] options) => _bench.Succeed(
        [
            "simulate", "night", "--width", "600", "--height", "400", "--stars", "300", "--frames", "2", "--darks", "1", "--flats", "0",
            "--biases", "0", .. options,
        ]);
}
