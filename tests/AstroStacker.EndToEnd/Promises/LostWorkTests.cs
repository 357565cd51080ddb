using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.Promises;

/// <summary>
/// Where the original crashed or lost work; each test names its row of the list of shortfalls. Row 27 (code that could end the run
/// quietly) is covered by the tests of rows 20 and 21.
/// </summary>
public sealed class LostWorkTests
{
    // Rows 16 and 17: the default run failed at the second frame, and AKAZE found too few pairs in star fields.
    [Theory]
    [InlineData(120)]
    [InlineData(2500)]
    public void DefaultRun_OnStarFields_AlignsAllFrames(int starCount)
    {
        using var bench = new Workbench();
        var scene = new StarScene(600, 400, starCount, 11);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", scene.Frame(7.25, -3.5, 2));
        bench.Dng("c.dng", scene.Frame(-4.75, 9.5, 3));
        bench.Succeed("-o", "stack", "a.dng", "b.dng", "c.dng");
        Assert.Equal(3, bench.Report("stack").Used);
    }

    // Row 18: a blank frame killed the run.
    [Fact]
    public void BlankFrame_AmongGoodOnes_IsSkippedWithAReason()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 13);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", scene.Empty(2));
        bench.Dng("c.dng", scene.Frame(5.5, 2.5, 3));
        var result = bench.Expect(2, "-o", "stack", "a.dng", "b.dng", "c.dng");
        Assert.Contains("b.dng", result.Said, StringComparison.Ordinal);
        var report = bench.Report("stack");
        Assert.Equal(["b.dng"], report.Frames.Where(frame => !frame.Used).Select(frame => frame.FileName));
        Assert.NotEmpty(report.Of("b.dng").Reason!);
    }

    // Row 19: a wrong homography was stacked in without a check.
    [Fact]
    public void FrameOfAnotherSky_AmongGoodOnes_IsSkipped()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 17);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", new StarScene(400, 300, 120, 999).Frame(0, 0, 2));
        bench.Dng("c.dng", scene.Frame(5.5, 2.5, 3));
        bench.Expect(2, "-o", "stack", "a.dng", "b.dng", "c.dng");
        Assert.False(bench.Report("stack").Of("b.dng").Used);
    }

    // Row 19: a mirrored picture is no view of the same sky from the same side.
    [Fact]
    public void MirroredFrame_AmongGoodOnes_IsSkipped()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 19);
        double[] mirrored = scene.Render(0, 0, 2);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", new MosaicFrame
        {
            Width = 400,
            Height = 300,
            AduAt = (x, y) => Math.Clamp(mirrored[y * 400 + 399 - x], 0, 65535),
        });
        bench.Dng("c.dng", scene.Frame(5.5, 2.5, 3));
        bench.Expect(2, "-o", "stack", "a.dng", "b.dng", "c.dng");
        Assert.False(bench.Report("stack").Of("b.dng").Used);
    }

    // Row 20: an unreadable last file was an IndexError; skipped files ended in exit code 0.
    // Row 21: an unreadable first file was a TypeError.
    [Theory]
    [InlineData("0-broken.dng", "0")]
    [InlineData("0-broken.dng", "1")]
    [InlineData("z-broken.dng", "0")]
    [InlineData("z-broken.dng", "1")]
    public void UnreadableFile_FirstOrLast_IsSkippedAndTheRestStacked(string broken, string align)
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 23);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", scene.Frame(0, 0, 2));
        File.WriteAllText(bench.At(broken), "this is no picture");
        bench.Expect(2, "-a", align, "-o", "stack", "a.dng", "b.dng", broken);
        var report = bench.Report("stack");
        Assert.Equal(2, report.Used);
        Assert.False(report.Of(broken).Used);
        Assert.NotEmpty(report.Of(broken).Reason!);
    }

    // Row 22: after any error a partial picture was written that looked like a result; with no good frame a second
    // error hid the first.
    [Fact]
    public void NoReadableFile_AtAll_WritesNothing()
    {
        using var bench = new Workbench();
        File.WriteAllText(bench.At("a.dng"), "this is no picture");
        File.WriteAllText(bench.At("b.dng"), "nor is this");
        var result = bench.Expect(3, "-o", "stack", "a.dng", "b.dng");
        Assert.Contains("a.dng", result.Said, StringComparison.Ordinal);
        Assert.Equal(["a.dng", "b.dng"], bench.Files);
    }

    // Row 23: with its folder missing the original said "Saving file", wrote nothing and exited with 0.
    [Fact]
    public void MissingOutputFolder_IsMade()
    {
        using var bench = new Workbench();
        bench.Succeed("-a", "0", "-o", "deep/er/stack", bench.Level("a.dng", 1000));
        Assert.True(bench.Has("deep/er/stack.png"));
    }

    // Row 23: results were overwritten without asking.
    [Fact]
    public void ExistingResult_WithoutOverwrite_IsKept()
    {
        using var bench = new Workbench();
        bench.Succeed("-a", "0", "-o", "stack", bench.Level("a.dng", 1000));
        byte[] before = File.ReadAllBytes(bench.At("stack.png"));
        var refused = bench.Expect(1, "-a", "0", "-o", "stack", bench.Level("b.dng", 3000));
        Assert.Contains("--overwrite", refused.Said, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(bench.At("stack.png")));
        bench.Succeed("-a", "0", "--overwrite", "-o", "stack", "b.dng");
        Assert.NotEqual(before, File.ReadAllBytes(bench.At("stack.png")));
    }

    // Row 24: -r 1 with the default alignment was a crash in OpenCV.
    [Fact]
    public void RawMosaic_WithAlignment_IsRefusedWithTheRemedy()
    {
        using var bench = new Workbench();
        var refused = bench.Expect(1, "-r", "1", "-o", "master", bench.Level("a.dng", 1000));
        Assert.Contains("-a 0", refused.Said, StringComparison.Ordinal);
        Assert.Equal(["a.dng"], bench.Files);
    }

    // Row 25: one frame of another size ended the whole run.
    [Fact]
    public void FrameOfAnotherSize_IsSkippedAndItsSizeNamed()
    {
        using var bench = new Workbench();
        bench.Level("a.dng", 1000, 1000, 1000, 64, 48);
        bench.Level("b.dng", 1000, 1000, 1000, 80, 48);
        bench.Expect(2, "-a", "0", "-o", "stack", "a.dng", "b.dng");
        string reason = bench.Report("stack").Of("b.dng").Reason!;
        Assert.Contains("80", reason, StringComparison.Ordinal);
        Assert.Contains("64", reason, StringComparison.Ordinal);
    }

    // Row 26: a missing master or mask was an AttributeError.
    [Theory]
    [InlineData("-d")]
    [InlineData("-f")]
    [InlineData("--bias")]
    [InlineData("--dark-flat")]
    [InlineData("-m")]
    [InlineData("-b")]
    public void MissingFile_OfAnOption_StopsBeforeAnyWork(string option)
    {
        using var bench = new Workbench();
        var refused = bench.Expect(1, option, "absent.png", "-o", "stack", bench.Level("a.dng", 1000));
        Assert.Contains("absent.png", refused.Said, StringComparison.Ordinal);
        Assert.Equal(["a.dng"], bench.Files);
    }

    // Row 26: masters of the wrong size or kind were accepted or misread.
    [Fact]
    public void MasterOfAnotherSize_StopsBeforeAnyWork()
    {
        using var bench = new Workbench();
        bench.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", "dark", bench.Level("d.dng", 500, 500, 500, 32, 32));
        var refused = bench.Expect(1, "-d", "dark.png", "-a", "0", "-o", "stack", bench.Level("a.dng", 1000));
        Assert.Contains("32", refused.Said, StringComparison.Ordinal);
        Assert.Contains("64", refused.Said, StringComparison.Ordinal);
        Assert.False(bench.Has("stack.png"));
    }

    // Row 26: a mask of three channels, or one with --padding, crashed the feature search.
    [Fact]
    public void Mask_OfThreeChannelsWithPadding_LimitsTheBasesStars()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 200, 29);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", scene.Frame(4.5, 3.25, 2));
        bench.Dng("m.dng", new MosaicFrame { Width = 400, Height = 300, AduAt = (x, _) => x < 200 ? 65535 : 0 });
        bench.Succeed("-a", "0", "--color", "camera", "--format", "png", "-o", "mask", "m.dng");
        Assert.Equal(3, bench.Png("mask").Planes.Length);

        bench.Succeed("-o", "whole", "a.dng", "b.dng");
        bench.Succeed("-m", "mask.png", "-p", "0.05", "-o", "masked", "a.dng", "b.dng");
        var masked = bench.Report("masked");
        Assert.Equal(2, masked.Used);
        int Pairs(StackReport report) => report.Of("b.dng").Json.GetProperty("registration").GetProperty("pairs").GetInt32();
        Assert.InRange(Pairs(masked), 4, Pairs(bench.Report("whole")) * 3 / 4);
    }
}
