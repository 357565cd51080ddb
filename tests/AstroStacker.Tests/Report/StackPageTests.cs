using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Pipeline;
using AstroStacker.Report;
using AstroStacker.Testing;
using SkiaSharp;
using Xunit;

namespace AstroStacker.Tests.Report;

public sealed class StackPageTests
{
    private const string Evil = """lights/<img src=x onerror=alert(1)>&"'.fits""";

    private static readonly string[] Plots =
    [
        "fwhm", "eccentricity", "stars", "background", "noise", "transparency", "shift", "rotation", "rms", "held-out", "weight", "drift",
        "residuals", "noise-count",
    ];

    [Fact]
    public void Page_FileNameOfMarkup_IsNothingButText()
    {
        var result = ReportFixture.Result(3, (frame, i) =>
            i == 1 ? ReportFixture.Skipped(frame with { Path = Evil }, "is <script>") : frame);
        string page = StackPage.ToHtml(result);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("is <script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>markup</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<dark>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;.fits", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfARun_HasEveryFigure()
    {
        string page = StackPage.ToHtml(ReportFixture.Result(12));
        Assert.All(Plots, key => Assert.Contains($"id=\"plot-{key}\"", page, StringComparison.Ordinal));
        Assert.All(
            (string[])["coverage", "rejected-low", "rejected-high"],
            map => Assert.Contains($"id=\"map-{map}\"", page, StringComparison.Ordinal));
        Assert.All(
            (string[])["facts", "notes", "frames", "calibration", "steps", "options", "time", "memory"],
            part => Assert.Contains($"id=\"{part}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_EveryName_IsThereOnce()
    {
        string page = StackPage.ToHtml(ReportFixture.Result(12));
        var names = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(Regex.Matches(page, @"url\(#([^)]+)\)"), use => Assert.Contains(use.Groups[1].Value, names));
    }

    [Fact]
    public void Page_SkippedFrame_IsNamedWithItsReasonBeforeTheTable()
    {
        const string reason = "has 3 stars, 8 are needed.";
        string page = StackPage.ToHtml(ReportFixture.Result(4, (frame, i) => i == 2 ? ReportFixture.Skipped(frame, reason) : frame));
        int first = page.IndexOf(reason, StringComparison.Ordinal), table = page.IndexOf("id=\"frames\"", StringComparison.Ordinal);
        Assert.InRange(first, 1, table);
        Assert.True(page.IndexOf(reason, table, StringComparison.Ordinal) > table, "the table gives the reason too");
    }

    [Fact]
    public void Page_500FramesWithPicturesOfNothingButNoise_IsBelowFiveMegabytes()
    {
        using var folder = new TemporaryFolder();
        var random = new SeededRandom(1);
        WriteNoise(folder.At("stack-preview.jpg"), 2048, 1365, random);
        var samples = Enumerable.Range(0, 800 * 533).Select(_ => (float)random.NextInt(20)).ToArray();
        var result = ReportFixture.Result(500, (frame, i) =>
            i % 10 == 1 ? ReportFixture.Skipped(frame, "is turned by a degree and has no stars that match.") : frame);
        string page = StackPage.ToHtml(result with
        {
            OutputBase = folder.At("stack"),
            FilesWritten = [folder.At("stack-preview.jpg")],
            Maps = [.. result.Maps.Select(map => new ReducedMap(map.Name, 800, 533, samples))],
        });
        Assert.Contains("data:image/jpeg", page, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 2_000_000, 5_000_000);
    }

    [Fact]
    public void Page_OfFramesThatNothingWasMeasuredOn_SaysSo()
    {
        string page = StackPage.ToHtml(ReportFixture.Result(3, (frame, _) => frame with
        {
            Survey = frame.Survey! with { Planes = [], FwhmPixels = 0, Stars = [] },
            Registration = null,
            Quality = null,
            ReferenceToFrame = null,
            Plan = null,
        }) with
        { Noise = [], Maps = [] });
        Assert.Contains("Nothing was measured on the frames.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NumbersThatAreNone_AreLeftOutOfThePlots()
    {
        // Behind a lens a place can't be seen at all.
        var nowhere = new Transform([1, 0, 0, 0, 1, 0, 0, 0, 0]);
        string page = StackPage.ToHtml(ReportFixture.Result(4, (frame, i) => i == 3 ? frame with { ReferenceToFrame = nowhere } : frame));
        page = page[..page.IndexOf("<script>", StringComparison.Ordinal)];
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_CombinedAsMedian_PredictsNoNoise()
    {
        var result = ReportFixture.Result(4);
        result = result with { Plan = result.Plan with { Integration = result.Plan.Integration with { Combine = "median" } } };
        string page = StackPage.ToHtml(result);
        Assert.DoesNotContain("plot-noise-count", page, StringComparison.Ordinal);
        Assert.Contains("combined as median", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_FramesWithoutTime_AreCounted()
    {
        string page = StackPage.ToHtml(ReportFixture.Result(4, (frame, _) => frame with
        {
            Survey = frame.Survey! with { Info = frame.Survey.Info with { StartTime = null } },
        }));
        Assert.Contains(">frame</text>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">time</text>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfOneFrame_CanBeMade() =>
        Assert.Contains("plot-fwhm", StackPage.ToHtml(ReportFixture.Result(1)), StringComparison.Ordinal);

    private static void WriteNoise(string path, int width, int height, SeededRandom random)
    {
        using var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        var levels = new byte[width * height];
        for (int i = 0; i < levels.Length; i++) levels[i] = (byte)random.NextInt(256);
        Marshal.Copy(levels, 0, picture.GetPixels(), levels.Length);
        using var coded = picture.Encode(SKEncodedImageFormat.Jpeg, quality: 90);
        using var file = File.Create(path);
        coded.SaveTo(file);
    }
}
