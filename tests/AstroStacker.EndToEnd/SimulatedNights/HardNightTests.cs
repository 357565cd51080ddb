using Xunit;

namespace AstroStacker.EndToEnd.SimulatedNights;

/// <summary>Nights on which something happens to the telescope or the sky.</summary>
public sealed class HardNightTests
{
    private static readonly string[] SmallNight =
        ["--width", "900", "--height", "601", "--stars", "400", "--frames", "6", "--darks", "0", "--flats", "0", "--biases", "0"];

    [Fact]
    public void MeridianFlipAndPerspective_UsesAllFramesInPlace()
    {
        using var bench = new Workbench();
        bench.Succeed(["simulate", "night", .. SmallNight, "--flip-from", "3", "--perspective", "0.004"]);
        bench.Succeed("--format", "tiff", "-o", "stack", "night/light-*.dng");
        var report = bench.Report("stack");
        Assert.Equal(6, report.Used);
        var truth = TruthFile.Read(bench.At("night/truth.json"));
        for (int light = 0; light < 6; light++)
            TransformError.AssertWithin(0.05, report.Frames[light], truth.Frame0ToFrame(light), bench.Tiff("stack"));
    }

    [Fact]
    public void CloudedFrame_IsSkippedOrCountsForLittle()
    {
        using var bench = new Workbench();
        bench.Succeed(["simulate", "night", .. SmallNight, "--clouded", "2"]);
        bench.Cli.Run("--format", "tiff", "-o", "stack", "night/light-*.dng");
        var report = bench.Report("stack");
        Assert.All([0, 1, 3, 4, 5], light => Assert.True(report.Frames[light].Used));
        var clouded = report.Frames[2];
        Assert.True(!clouded.Used || clouded.Weight < report.Frames[1].Weight / 10, $"weight {(clouded.Used ? clouded.Weight : 0)}");
    }

    [Fact]
    public void FitsNightStoredFromTheBottom_StacksLikeTheOneFromTheTop()
    {
        using var bench = new Workbench();
        foreach (string order in (string[])["top", "bottom"])
        {
            string[] turned = order == "bottom" ? ["--bottom-up"] : [];
            bench.Succeed(["simulate", order, .. SmallNight, "--format", "fits", .. turned]);
            bench.Succeed("--format", "tiff", "-o", $"{order}-stack", $"{order}/light-*.fits");
            Assert.Equal(6, bench.Report($"{order}-stack").Used);
        }

        Assert.Equal(bench.Tiff("top-stack").Planes, bench.Tiff("bottom-stack").Planes);
    }
}
