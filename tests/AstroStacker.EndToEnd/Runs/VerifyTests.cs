using Xunit;

namespace AstroStacker.EndToEnd.Runs;

/// <summary>A run is done again from its summary, and what stands in the way of that is told.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Workbench _bench = new();

    public VerifyTests()
    {
        _bench.Succeed(
            "simulate", "night", "--width", "300", "--height", "200", "--stars", "150", "--frames", "4", "--darks", "3", "--flats", "3",
            "--biases", "3");
        _bench.Succeed(
            "-d", "night/dark-*", "-f", "night/flat-*", "--bias", "night/bias-*", "--sigma", "2.5,4", "--format", "tiff,fits,png",
            "-o", "stack", "night/light-*.dng");
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("stack.json")]
    [InlineData("stack.fits")]
    [InlineData("stack-preview.jpg")]
    public void Job_OfAResult_RepeatsItToTheByte(string result)
    {
        _bench.Succeed("--job", result, "-o", "again");
        foreach (string ending in (string[])[".tif", ".fits", ".png", "-preview.jpg"])
            Assert.Equal(File.ReadAllBytes(_bench.At("stack" + ending)), File.ReadAllBytes(_bench.At("again" + ending)));
    }

    [Fact]
    public void Job_FromAnotherFolder_FindsItsFrames()
    {
        Directory.CreateDirectory(_bench.At("else"));
        (_bench.Cli with { WorkingFolder = _bench.At("else") }).Succeed("--job", "../stack.tif", "-o", "again");
        Assert.Equal(File.ReadAllBytes(_bench.At("stack.tif")), File.ReadAllBytes(_bench.At("else/again.tif")));
    }

    [Fact]
    public void Job_WithAnOptionThatItHolds_IsRefused() => Assert.Contains(
        "--sigma: --job stack.json says it already",
        _bench.Expect(1, "--job", "stack.json", "--sigma", "3,3", "-o", "again").Errors, StringComparison.Ordinal);

    [Fact]
    public void Job_OverItsOwnResults_AsksFirst() =>
        Assert.Contains("--overwrite", _bench.Expect(1, "--job", "stack.json").Errors, StringComparison.Ordinal);

    [Fact]
    public void Verify_NothingChanged_SaysSo() => Assert.Contains(
        "All 13 files that were read are as they were", _bench.Succeed("verify", "stack.png").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("night/light-0002.dng")]
    [InlineData("night/dark-0001.dng")]
    [InlineData("night/flat-0000.dng")]
    public void Verify_FrameThatChanged_IsNamed(string frame)
    {
        using (var file = File.OpenWrite(_bench.At(frame)))
        {
            file.Position = file.Length - 1000;
            file.WriteByte(1);
            file.WriteByte(2);
        }

        Assert.Contains(
            $"{Path.GetFileName(frame)}: is not what it was", _bench.Expect(2, "verify", "stack.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_FrameThatIsGone_IsNamed()
    {
        File.Delete(_bench.At("night/light-0001.dng"));
        Assert.Contains(
            "light-0001.dng: is no longer there", _bench.Expect(2, "verify", "stack.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ResultThatChanged_IsNamed()
    {
        File.AppendAllText(_bench.At("stack.fits"), "x");
        Assert.Contains("stack.fits: is not what it was", _bench.Expect(2, "verify", "stack.json").Output, StringComparison.Ordinal);
    }
}
