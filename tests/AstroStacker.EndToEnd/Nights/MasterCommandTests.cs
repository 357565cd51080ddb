using Xunit;

namespace AstroStacker.EndToEnd.Nights;

/// <summary>Masters by name, and those kept for the next run.</summary>
public sealed class MasterCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public MasterCommandTests() => _bench.Succeed(
        "simulate", "night", "--width", "240", "--height", "160", "--stars", "60", "--frames", "3", "--darks", "5", "--flats", "5",
        "--biases", "5", "--hot-pixels", "0.001");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Master_GivenToTheStack_GivesTheSamePixelsAsItsFrames()
    {
        _bench.Succeed("master", "bias", "night/bias-*.dng", "-o", "m/bias");
        var flat = _bench.Succeed("master", "flat", "night/flat-*.dng", "--bias", "m/bias.fits", "-o", "m/flat");
        _bench.Succeed("master", "dark", "night/dark-*.dng", "-o", "m/dark");

        _bench.Succeed("-d", "m/dark.fits", "-f", "m/flat.fits", "-a", "0", "-o", "named", "night/light-*.dng");
        _bench.Succeed(
            "-d", "night/dark-*.dng", "-f", "night/flat-*.dng", "--bias", "night/bias-*.dng", "-a", "0", "-o", "framed",
            "night/light-*.dng");

        Assert.StartsWith("Made a master flat of 5 frames.", flat.Output, StringComparison.Ordinal);
        Assert.True(_bench.Has("m/flat.png") && _bench.Has("m/dark.png"));
        Assert.Equal(_bench.Tiff("framed").Planes, _bench.Tiff("named").Planes);
    }

    [Fact]
    public void Master_ThereAlready_IsKeptUntilOverwriteIsSaid()
    {
        _bench.Succeed("master", "dark", "night/dark-*.dng", "-o", "dark");
        byte[] before = File.ReadAllBytes(_bench.At("dark.fits"));

        var again = _bench.Expect(1, "master", "dark", "night/dark-0000.dng", "night/dark-0001.dng", "-o", "dark");

        Assert.Contains(
            "astro-stacker master --overwrite dark night/dark-0000.dng night/dark-0001.dng -o dark", again.Errors,
            StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_bench.At("dark.fits")));
        _bench.Succeed("master", "--overwrite", "dark", "night/dark-0000.dng", "night/dark-0001.dng", "-o", "dark");
        Assert.NotEqual(before, File.ReadAllBytes(_bench.At("dark.fits")));
    }

    [Fact]
    public void Master_FramesThatDontGoTogether_AreAllNamed()
    {
        File.WriteAllText(_bench.At("night/dark-text.dng"), "no frame");
        _bench.Level("night/dark-small.dng", 500);

        var result = _bench.Expect(1, "master", "dark", "night/dark-*.dng", "-o", "dark");

        Assert.Contains("dark-text.dng", result.Errors, StringComparison.Ordinal);
        Assert.Contains("dark-small.dng", result.Errors, StringComparison.Ordinal);
        Assert.False(_bench.Has("dark.fits") || _bench.Has("dark.png"));
    }

    [Fact]
    public void Stack_MasterInTheCache_IsMadeOnceAndAgainWhereItIsDamaged()
    {
        string[] line = ["-d", "night/dark-*.dng", "-a", "0", "--master-cache", "kept", "--overwrite", "-o", "stack", "night/light-*.dng"];
        var first = _bench.Succeed(line);
        string kept = Assert.Single(_bench.Files, file => file.StartsWith("kept/", StringComparison.Ordinal));
        float[][] samples = _bench.Tiff("stack").Planes;
        byte[] whole = File.ReadAllBytes(_bench.At(kept));
        var second = _bench.Succeed(line);
        byte[] damaged = [.. whole];
        damaged[^3000] ^= 1;
        File.WriteAllBytes(_bench.At(kept), damaged);
        var third = _bench.Succeed(line);

        Assert.DoesNotContain("made before", first.Output, StringComparison.Ordinal);
        Assert.Contains("made before of the same files", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("made before", third.Output, StringComparison.Ordinal);
        Assert.Equal(samples, _bench.Tiff("stack").Planes);
        Assert.Equal(whole, File.ReadAllBytes(_bench.At(kept)));
    }

    [Fact]
    public void Stack_MasterCacheOff_KeepsNothing()
    {
        _bench.Succeed("-d", "night/dark-*.dng", "-a", "0", "--master-cache", "off", "-o", "stack", "night/light-*.dng");
        Assert.DoesNotContain(_bench.Files, file => file.Contains("dark-", StringComparison.Ordinal)
            && file.EndsWith(".fits", StringComparison.Ordinal));
    }
}
