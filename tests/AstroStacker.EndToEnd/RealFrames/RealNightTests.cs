using AstroStacker.EndToEnd.Files;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.EndToEnd.RealFrames;

/// <summary>Nights that telescopes saw; the truth is that of the README beside the frames.</summary>
public sealed class RealNightTests
{
    private static readonly (string Frame, double Dx, double Dy)[] M27Shifts =
    [
        ("1069", 0, 0), ("1114", 9.8, 2.7), ("1171", 13.6, -6.3), ("1254", 20.3, -18.5), ("1264", 21.4, -19.8), ("1283", 27.6, -14.4),
    ];

    [Fact]
    public void M27_AsFitsAndAsDng_AlignsByTheKnownShiftsAndStacksToTheSamePicture()
    {
        using var bench = new Workbench();
        foreach (string kind in (string[])["fits", "dng"])
        {
            var frames = SharedData.RequireFiles($"m27_cfa_{kind}", $"*.{kind}");
            bench.Succeed(["--color", "camera", "--white-balance", "none", "-o", kind, .. frames]);
            var report = bench.Report(kind);
            Assert.Equal((6, 0), (report.Used, report.Skipped));
            foreach (var (frame, dx, dy) in M27Shifts)
            {
                var (x, y) = report.Frames.Single(one => one.FileName.Contains(frame, StringComparison.Ordinal)).Map(652, 488);
                Assert.Equal(652 - dx, x, 0.3);
                Assert.Equal(488 - dy, y, 0.3);
            }
        }

        AssertSamePicture(InAdu(bench, "fits"), InAdu(bench, "dng"));
    }

    [Fact]
    public void M94_EightFrames_AreAllUsed()
    {
        using var bench = new Workbench();
        bench.Succeed(["-o", "m94", .. SharedData.RequireFiles("m94_cfa_fits")]);
        Assert.Equal(8, bench.Report("m94").Used);
        Assert.True(bench.Has("m94.fits"), "FITS lights give a FITS result too");
    }

    [Fact]
    public void Ngc7023_TwoTelescopes_UsesAtLeastTheFourOfTheFirst()
    {
        using var bench = new Workbench();
        var frames = SharedData.RequireFiles("ngc7023_cfa_fits");
        int exitCode = bench.Cli.Run(["-o", "ngc7023", .. frames]).ExitCode;
        Assert.True(exitCode is 0 or 2, $"exit code {exitCode}");
        var report = bench.Report("ngc7023");
        double[] degrees = [0, 0.057, 0.109, 0.172];
        for (int i = 0; i < degrees.Length; i++)
        {
            Assert.True(report.Frames[i].Used, report.Frames[i].Reason);
            double[] m = report.Frames[i].Matrix;
            double turn = Math.Atan2(m[3], m[0]) * 180 / Math.PI;
            Assert.Equal(degrees[i], Math.Abs(turn), 0.03);
        }
    }

    [Fact]
    public void HatP32_MonoFramesThatDrift_AreAllUsed()
    {
        using var bench = new Workbench();
        bench.Succeed(["-o", "hatp32", .. SharedData.RequireFiles("hatp32_mono_fits")]);
        Assert.Equal(9, bench.Report("hatp32").Used);
        Assert.Single(bench.Tiff("hatp32").Planes);
    }

    [Fact]
    public void HandheldBurst_OfAStillLife_AlignsAllFrames()
    {
        using var bench = new Workbench();
        bench.Succeed(["-o", "burst", .. SharedData.RequireFiles("handheld_burst_jpeg", "*.jpg")]);
        var report = bench.Report("burst");
        Assert.Equal(8, report.Used);
        Assert.All(report.Frames.Skip(1), frame => Assert.Equal("features", frame.Alignment));
    }

    // -c 1 finds the base's features once, -c 0 again for each frame.
    [Fact]
    public void HandheldBurst_WithAndWithoutTheFeatureCache_GivesSameBytes()
    {
        using var bench = new Workbench();
        string[] frames = [.. SharedData.RequireFiles("handheld_burst_jpeg", "*.jpg").Where((_, i) => i is 0 or 5 or 7)];
        foreach (string cache in (string[])["0", "1"])
            bench.Succeed(["-c", cache, "--format", "png", "-o", $"cache-{cache}", .. frames]);
        Assert.Equal(File.ReadAllBytes(bench.At("cache-0.png")), File.ReadAllBytes(bench.At("cache-1.png")));
    }

    private static Picture InAdu(Workbench bench, string name)
    {
        var picture = bench.Tiff(name);
        float saturation = bench.Report(name).Root.GetProperty("picture").GetProperty("saturationAdu").GetSingle();
        foreach (float[] plane in picture.Planes)
            for (int i = 0; i < plane.Length; i++) plane[i] *= saturation;
        return picture;
    }

    private static void AssertSamePicture(Picture expected, Picture actual)
    {
        Assert.Equal((expected.Width, expected.Height, expected.Planes.Length), (actual.Width, actual.Height, actual.Planes.Length));
        for (int plane = 0; plane < expected.Planes.Length; plane++)
        {
            double worst = expected.Planes[plane].Zip(actual.Planes[plane], (a, b) => Math.Abs(a - b)).Max();
            Assert.True(worst < 1, $"plane {plane} differs by up to {worst} ADU");
        }
    }
}
