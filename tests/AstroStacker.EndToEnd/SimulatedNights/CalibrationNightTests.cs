using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.SimulatedNights;

/// <summary>Nights of level skies, in which calibration alone decides what the picture is.</summary>
public sealed class CalibrationNightTests
{
    private static readonly string[] LevelSky =
        ["--stars", "0", "--nebula-electrons", "0", "--sky-gradient", "0", "--cosmic-rays", "0"];

    [Fact]
    public void Flat_WithAQuarterOfItsLevelAsBias_LeavesNoGradient()
    {
        using var bench = new Workbench();
        bench.Succeed(
            ["simulate", "night", .. LevelSky, "--width", "600", "--height", "400", "--flat-adu", "24000", "--flat-bias-adu", "8000",
            "--dark-flats", "6", "--sky-electrons", "6000"]);
        foreach (string kind in (string[])["dark", "flat", "darkflat"])
            bench.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", kind, $"night/{kind}-*.dng");
        string[] options = ["-a", "0", "-d", "dark.tif", "-f", "flat.tif", "--color", "camera", "--format", "tiff"];

        bench.Succeed([.. options, "--dark-flat", "darkflat.tif", "-o", "right", "night/light-*.dng"]);
        Assert.InRange(CornerOverCentre(bench.Tiff("right")), 0.997, 1.003);

        // The measure itself: with the flat's bias left in, corners come out too dark or too bright.
        bench.Succeed([.. options, "-o", "wrong", "night/light-*.dng"]);
        Assert.NotInRange(CornerOverCentre(bench.Tiff("wrong")), 0.98, 1.02);
    }

    // Clipping takes more from the long side of a skewed distribution than from the short one: with rejection the mean
    // of the dark current's Poisson noise sinks by about 0.3 % of a frame's noise (1 % of the stack's). Without, nothing may.
    [Fact]
    public void NightOfNoSignal_StackedWithItsDark_HasMeanZero()
    {
        using var bench = new Workbench();
        bench.Succeed(
            ["simulate", "night", .. LevelSky, "--width", "1200", "--height", "800", "--sky-electrons", "0", "--darks", "20",
            "--flats", "0", "--biases", "0"]);
        bench.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", "dark", "night/dark-*.dng");
        string[] options = ["-a", "0", "-d", "dark.tif", "--color", "camera", "--format", "tiff"];
        bench.Succeed([.. options, "--reject", "none", "-o", "mean", "night/light-*.dng"]);
        AssertMeanIsZero(bench.Tiff("mean"), 0.01);
        bench.Succeed([.. options, "-o", "stack", "night/light-*.dng"]);
        AssertMeanIsZero(bench.Tiff("stack"), 0.01 * Math.Sqrt(Night.FrameCount));
    }

    private static void AssertMeanIsZero(Picture picture, double shareOfNoise)
    {
        for (int plane = 0; plane < 3; plane++)
        {
            double mean = picture.Mean(plane);
            double noise = Math.Sqrt(picture.Planes[plane].Average(value => (value - mean) * (value - mean)));
            Assert.True(Math.Abs(mean) < noise * shareOfNoise, $"plane {plane}: mean {mean}, noise {noise}");
        }
    }

    private static double CornerOverCentre(Picture picture)
    {
        double Box(int left, int top)
        {
            double sum = 0;
            for (int y = 0; y < 40; y++)
                for (int x = 0; x < 40; x++) sum += picture.At(1, left + x, top + y);
            return sum / 1600;
        }

        int right = picture.Width - 42, bottom = picture.Height - 42;
        double corners = (Box(2, 2) + Box(right, 2) + Box(2, bottom) + Box(right, bottom)) / 4;
        return corners / Box(picture.Width / 2 - 20, picture.Height / 2 - 20);
    }
}
