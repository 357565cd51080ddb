using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace AstroStacker.EndToEnd.Reports;

/// <summary>The report of a real run as a reader sees it: in a real browser.</summary>
public sealed class ReportPageTests(Browser browser, ReportPageTests.Night night)
    : IClassFixture<Browser>, IClassFixture<ReportPageTests.Night>
{
    private static readonly string[] Figures =
    [
        "preview", "plot-fwhm", "plot-eccentricity", "plot-stars", "plot-background", "plot-noise", "plot-transparency", "plot-shift",
        "plot-rotation", "plot-rms", "plot-held-out", "plot-weight", "plot-drift", "plot-residuals", "plot-noise-count",
        "map-coverage", "map-rejected-low", "map-rejected-high",
    ];

    private readonly List<string> _complaints = [];

    public static TheoryData<ColorScheme, int> Windows => new()
    {
        { ColorScheme.Light, 1280 }, { ColorScheme.Dark, 1280 }, { ColorScheme.Light, 390 }, { ColorScheme.Dark, 390 },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Page_AnyWindow_ShowsEveryFigureWithoutComplaintOrSidewaysScroll(ColorScheme scheme, int width)
    {
        var page = await browser.Open(night.Page, _complaints, width, scheme: scheme);
        foreach (string figure in Figures)
        {
            var box = await page.Locator($"#{figure} :is(svg, img)").BoundingBoxAsync();
            Assert.True(box is { Width: > 200, Height: > 100 } && box.X >= 0 && box.X + box.Width <= width, $"{figure} at {width}");
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.images].filter(image => !image.naturalWidth).length"));
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        Assert.Empty(_complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_EitherScheme_StandsOutFromItsBackground(ColorScheme scheme)
    {
        var page = await browser.Open(night.Page, _complaints, scheme: scheme);
        double back = await Luminance(page, "body", "backgroundColor");
        double panel = await Luminance(page, "#plot-fwhm", "backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark, back < 0.2);
        // 4.5 and 3: what WCAG 2 asks for text and for drawings.
        AssertContrast(await Luminance(page, "h1", "color"), back, 4.5);
        AssertContrast(await Luminance(page, "figcaption", "color"), back, 4.5);
        AssertContrast(await Luminance(page, "#plot-fwhm svg text", "fill"), panel, 4.5);
        AssertContrast(await Luminance(page, "#plot-fwhm svg ellipse", "fill"), panel, 3);
        AssertContrast(await Luminance(page, "tr.skipped td", "color"), panel, 4.5);
    }

    [Fact]
    public async Task Table_ClickAndKeys_SortTheFrames()
    {
        var page = await browser.Open(night.Page, _complaints);
        var heading = page.Locator("#frames th", new PageLocatorOptions { HasText = "FWHM" });
        await heading.Locator("button").ClickAsync();
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        double[] rising = await Values(page, "FWHM");
        Assert.Equal(rising.Order(), rising);
        await heading.Locator("button").PressAsync("Enter");
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
        double[] falling = await Values(page, "FWHM");
        Assert.Equal(rising.Reverse(), falling);
        Assert.NotEqual(rising, falling);
        Assert.Equal(1, await page.Locator("#frames th[aria-sort]").CountAsync());
        // Weight: the skipped frame has none and stands last either way.
        foreach (string direction in (string[])["ascending", "descending"])
        {
            var weight = page.Locator("#frames th", new PageLocatorOptions { HasText = "Weight" });
            await weight.Locator("button").PressAsync("Space");
            Assert.Equal(direction, await weight.GetAttributeAsync("aria-sort"));
            Assert.Equal("skipped", await page.Locator("#frames tbody tr").Last.GetAttributeAsync("class"));
        }

        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Page_SkippedFrameOfAnOddName_IsNamedAsItIs()
    {
        var page = await browser.Open(night.Page, _complaints);
        string skipped = await page.Locator("#skipped li").InnerTextAsync();
        Assert.StartsWith($"{Night.OddName}: has ", skipped, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("#frames td", new PageLocatorOptions { HasText = Night.OddName }).CountAsync());
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Page_Figures_AgreeWithTheSummary()
    {
        var page = await browser.Open(night.Page, _complaints);
        var summary = night.Bench.Report("stack");
        Assert.Equal($"{summary.Used}", await page.Locator("#facts dd").First.EvaluateAsync<string>("node => node.firstChild.textContent"));
        double[] fwhm = await Values(page, "FWHM");
        Assert.Equal(summary.Frames.Select(frame => frame.Number("fwhmPixels")), fwhm);
        double noise = summary.Frames[0].Json.GetProperty("noise")[1].GetDouble();
        Assert.Equal(100 * noise, (await Values(page, "Noise"))[0], 1e-9);
        Assert.Contains("dark", await page.Locator("#calibration td").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("selection.leastQuality", await page.Locator("#options").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>A column of the table from the top, those without a number left out.</summary>
    private static async Task<double[]> Values(IPage page, string heading)
    {
        var values = await page.EvaluateAsync<JsonElement>(
            """
            title => {
              const table = document.querySelector("#frames table");
              const column = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent.startsWith(title));
              return [...table.tBodies[0].rows].map(row => row.cells[column].dataset.value).filter(value => value).map(Number);
            }
            """, heading);
        return [.. values.EnumerateArray().Select(value => value.GetDouble())];
    }

    private static void AssertContrast(double one, double other, double least)
    {
        double contrast = (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
        Assert.True(contrast >= least, $"a contrast of {contrast:0.00} where {least} are asked");
    }

    /// <summary>Relative luminance of a colour as the browser works it out (WCAG 2).</summary>
    private static async Task<double> Luminance(IPage page, string place, string property)
    {
        string colour = await page.Locator(place).First.EvaluateAsync<string>(
            "(node, property) => getComputedStyle(node)[property]", property);
        double[] parts = [.. colour[(colour.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',').Take(3)
            .Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture) / 255)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    /// <summary>Six small frames with a dark, one of them behind clouds and under a name that is markup.</summary>
    public sealed class Night : IDisposable
    {
        internal const string OddName = """<img src=x onerror=alert(1)>&"'.dng""";

        public Night()
        {
            Bench.Succeed(
                "simulate", "night", "--width", "600", "--height", "400", "--stars", "250", "--frames", "6", "--darks", "1", "--flats", "0",
                "--biases", "0", "--clouded", "3");
            File.Move(Bench.At("night/light-0003.dng"), Bench.At($"night/{OddName}"));
            Bench.Expect(2, "-d", "night/dark-0000.dng", "--min-quality", "0.2", "--maps", "-b", "night/light-0000.dng", "-o", "stack",
                "night/light-*.dng", $"night/{OddName}");
        }

        internal Workbench Bench { get; } = new();

        internal string Page => Bench.At("stack.html");

        public void Dispose() => Bench.Dispose();
    }
}
