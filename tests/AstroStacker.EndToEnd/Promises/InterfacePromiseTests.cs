using AstroStacker.EndToEnd.Files;
using AstroStacker.Pipeline;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.EndToEnd.Promises;

/// <summary>What the original's page promises of its options; each test names its row of the list of shortfalls.</summary>
public sealed class InterfacePromiseTests
{
    private static readonly string[] Plain =
        ["-a", "0", "--normalize", "none", "--reject", "none", "--weight", "none", "--color", "camera"];

    // Row 28: a base that was the first file, or spelled otherwise, was stacked once more.
    [Theory]
    [InlineData("a.dng")]
    [InlineData("./a.dng")]
    [InlineData("b.dng")]
    [InlineData("sub/../b.dng")]
    public void Base_NamedInTheListHoweverSpelled_IsStackedOnce(string named)
    {
        using var bench = new Workbench();
        Directory.CreateDirectory(bench.At("sub"));
        bench.Level("a.dng", 1000);
        bench.Level("b.dng", 3000);
        bench.Succeed([.. Plain, "-b", named, "-o", "stack", "a.dng", "b.dng"]);
        var report = bench.Report("stack");
        Assert.Equal(2, report.Used);
        Assert.Equal(Path.GetFileName(named), report.Reference.FileName);
        Assert.All(bench.Png("stack").Planes[1], value => Assert.Equal(2000, value));
    }

    // Row 28: "the base image can already be in the list of input files, or be an additional image".
    [Fact]
    public void Base_OutsideTheList_IsAlignedToAndStacked()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 31);
        bench.Dng("lights/a.dng", scene.Frame(0, 0, 1));
        bench.Dng("lights/b.dng", scene.Frame(4.5, 3.25, 2));
        bench.Dng("base.dng", scene.Frame(-6.5, 2, 3));
        bench.Succeed("-b", "base.dng", "-o", "stack", "lights/a.dng", "lights/b.dng");
        var report = bench.Report("stack");
        Assert.Equal(3, report.Used);
        Assert.Equal("base.dng", report.Reference.FileName);
        Assert.Equal(206.5, report.Of("a.dng").Map(200, 150).X, 0.1);
    }

    // Row 28: a base that can't serve stops the run.
    [Fact]
    public void Base_Unreadable_IsAnError()
    {
        using var bench = new Workbench();
        File.WriteAllText(bench.At("base.dng"), "this is no picture");
        var refused = bench.Expect(1, [.. Plain, "-b", "base.dng", "-o", "stack", bench.Level("a.dng", 1000)]);
        Assert.Contains("base.dng", refused.Said, StringComparison.Ordinal);
        Assert.Equal(["a.dng", "base.dng"], bench.Files);
    }

    // Row 29: "-o output/master-dark-frame" wrote master-dark-frame0-19.png, and the page went on with master-dark-frame.png.
    [Theory]
    [InlineData("output/master-dark-frame", "output/master-dark-frame")]
    [InlineData("output/aligned-", "output/aligned-0-2")]
    [InlineData("output/aligned_", "output/aligned_0-2")]
    [InlineData("output/", "output/0-2")]
    public void OutputPrefix_GetsTheIndicesOnlyWhereItAsksForThem(string prefix, string name)
    {
        using var bench = new Workbench();
        bench.Succeed([.. Plain, "-o", prefix, .. Enumerable.Range(0, 3).Select(i => bench.Level($"{i}.dng", 1000))]);
        Assert.True(bench.Has(name + ".png"), string.Join('\n', bench.Files));
        Assert.True(bench.Has(name + ".hdr") && bench.Has(name + ".tif") && bench.Has(name + ".json"));
        Assert.True(bench.Has(name + "-preview.jpg"));
    }

    // Row 30: only "true" and "1" were true; "yes" and "on" silently meant false.
    [Theory]
    [InlineData("true", true)]
    [InlineData("Yes", true)]
    [InlineData("ON", true)]
    [InlineData("1", true)]
    [InlineData("False", false)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    [InlineData("0", false)]
    public void Bool_InEverySpelling_MeansWhatItSays(string text, bool crops)
    {
        using var bench = new Workbench();
        bench.Dng("a.dng", new MosaicFrame { Width = 80, Height = 60, VisibleArea = (10, 6, 66, 52), AduAt = (_, _) => 1000 });
        bench.Succeed([.. Plain, "-v", text, "-o", "stack", "a.dng"]);
        Assert.Equal(crops ? 66 : 80, bench.Png("stack").Width);
    }

    // Row 30: anything else is an error, not false.
    [Fact]
    public void Bool_OfNoKnownSpelling_IsAnError()
    {
        using var bench = new Workbench();
        var refused = bench.Expect(1, "-a", "perhaps", "-o", "stack", bench.Level("a.dng", 1000));
        Assert.Contains("perhaps", refused.Said, StringComparison.Ordinal);
    }

    // Row 31: img10 came before img2, so that the base changed with the naming.
    [Fact]
    public void Files_WithNumbers_AreTakenInNaturalOrder()
    {
        using var bench = new Workbench();
        foreach (string name in (string[])["img10.dng", "img2.dng", "img1.dng"]) bench.Level(name, 1000);
        bench.Succeed([.. Plain, "-o", "stack", "img10.dng", "img2.dng", "img1.dng"]);
        var report = bench.Report("stack");
        Assert.Equal(["img1.dng", "img2.dng", "img10.dng"], report.Frames.Select(frame => frame.FileName));
        Assert.Equal("img1.dng", report.Reference.FileName);
    }

    // Rows 9 and 32: -t 0 switched thresholding off by accident, -t 1 divided by zero, -t 85 was clipped to 1 %.
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.5", 0)]
    [InlineData("1", 1)]
    [InlineData("85", 1)]
    [InlineData("-0.1", 1)]
    public void Threshold_AtAndBeyondItsEnds_IsTakenOrRefused(string threshold, int exitCode)
    {
        using var bench = new Workbench();
        bench.Dng("a.dng", new StarScene(400, 300, 120, 37).Frame(0, 0, 1));
        bench.Expect(exitCode, $"--threshold={threshold}", "-o", "stack", "a.dng");
    }

    // Row 33: the original ran on import; this one is a library first.
    [Fact]
    public void Library_WithoutTheCommandLine_StacksTheSame()
    {
        using var bench = new Workbench();
        bench.Level("a.dng", 1000);
        bench.Level("b.dng", 3000);
        var job = new StackJob
        {
            Lights = [bench.At("a.dng"), bench.At("b.dng")],
            RawMosaic = true,
            Registration = new() { Method = RegistrationMethod.None },
            Output = new() { Prefix = bench.At("library") },
        };
        StackPipeline.Run(job, null, default);
        bench.Succeed("-r", "1", "-a", "0", "-o", "command", "a.dng", "b.dng");
        Assert.Equal(bench.Png("command").Planes, bench.Png("library").Planes);
    }

    // Row 34: "Will use flat and dark frames" was printed when they were not used.
    [Fact]
    public void Summary_NamesTheMastersThatWereUsed_AndNoOthers()
    {
        using var bench = new Workbench();
        bench.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", "dark", bench.Level("d.dng", 500));
        bench.Succeed([.. Plain, "-o", "plain", bench.Level("a.dng", 1000)]);
        bench.Succeed([.. Plain, "-d", "dark.png", "-o", "calibrated", "a.dng"]);
        Assert.Equal(0, bench.Report("plain").Root.GetProperty("masters").GetArrayLength());
        Assert.Equal(1, bench.Report("calibrated").Root.GetProperty("masters").GetArrayLength());
    }

    // Row 35: no exposure sum, no metadata, no machine-readable form.
    [Fact]
    public void Fits_OfAStack_TellsFramesAndExposures()
    {
        using var bench = new Workbench();
        string[] frames = [.. Enumerable.Range(0, 3).Select(i => bench.Level($"{i}.dng", 1000))];
        bench.Succeed([.. Plain, "--format", "fits", "-o", "stack", .. frames]);
        var cards = FitsPicture.Header(bench.At("stack.fits"), out _);
        Assert.Equal(10, double.Parse(cards["EXPTIME"]));
        Assert.Equal(30, double.Parse(cards["LIVETIME"]));
        Assert.Equal(3, double.Parse(cards["STACKCNT"]));
        Assert.True(cards.ContainsKey("ROWORDER"));
        Assert.Equal(30, bench.Report("stack").Root.GetProperty("exposureSecondsTotal").GetDouble());
    }

    // Row 35: no rejection, so that every satellite stayed in the picture.
    [Fact]
    public void Rejection_OneTrailInTenFrames_LeavesNone()
    {
        using var bench = new Workbench();
        string[] frames = [.. Enumerable.Range(0, 10).Select(i => bench.Dng($"{i}.dng", new MosaicFrame
        {
            Width = 64, Height = 48, AduAt = (x, y) => i == 4 && y is 20 or 21 ? 9000 : 1000 + (x * 7 + y * 3 + i * 5) % 11,
        }))];
        bench.Succeed(["-a", "0", "--reject", "winsorized", "--color", "camera", "-o", "stack", .. frames]);
        Assert.All(bench.Png("stack").Planes[1], value => Assert.InRange(value, 990f, 1025f));
    }
}
