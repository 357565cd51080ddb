using AstroStacker.Imaging;
using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

/// <summary>Frames as they come: each spoilt in one way, of 120 stars on 600 x 400 pixels if not said otherwise.</summary>
public sealed class DetectionTests
{
    private static readonly StarScene Scene = new()
    {
        Width = 600,
        Height = 400,
        Stars = StarScene.Sky(11, 120, 0, 0, 600, 400),
    };

    [Theory]
    [InlineData(1.5, 1)]
    [InlineData(2.8, 2)]
    public void Survey_HotPixelsOfEveryKind_AreNoStars(double fwhm, int seed)
    {
        var scene = Scene with
        {
            Width = 1200,
            Height = 800,
            FwhmPixels = fwhm,
            HotShare = 1e-3,
            HotSeed = seed,
            Stars = StarScene.Sky(11, 300, 0, 0, 1200, 800),
        };
        var found = Survey(scene);
        Assert.InRange(found.Stars.Count, 200, 300);
        AssertTrue(scene, found, 0);
    }

    [Fact]
    public void Survey_PairsOfHotPixels_AreNoStars()
    {
        var light = new float[600 * 400];
        Scene.Render(Transform.Identity, 1).Read(0, new PixelRectangle(0, 0, 600, 400), light);
        var random = new Random(8);
        for (int k = 0; k < 60; k++)
        {
            int at = random.Next(2, 398) * 600 + random.Next(2, 598);
            light[at] += 0.3f;
            light[at + (k % 2 == 0 ? 1 : 600)] += 0.2f;
        }

        var found = StarSurvey.Measure(new MemoryFrame([light], 600, 400, new CfaPattern("RGGB")), new(), default);
        Assert.InRange(found.Stars.Count, 60, 120);
        AssertTrue(Scene, found, 0);
    }

    [Fact]
    public void Survey_SteepGradientAndVignetting_FindsStarsEverywhere()
    {
        var scene = Scene with
        {
            Glow = (x, y) => 6 * x + 2 * y,
            Vignetting = (x, y) => 1 - 0.7 * (Square(x / 300 - 1) + Square(y / 200 - 1)) / 2,
        };
        var found = Survey(scene);
        AssertTrue(scene, found, 1);
        foreach (int quarter in Enumerable.Range(0, 4))
            Assert.InRange(found.Stars.Count(star => (star.X > 300 ? 1 : 0) + (star.Y > 200 ? 2 : 0) == quarter), 5, 40);
    }

    [Fact]
    public void Survey_NebulaAndGalaxyCore_FindsStarsOnly()
    {
        var scene = Scene with
        {
            Width = 1200,
            Height = 800,
            Stars = StarScene.Sky(11, 300, 0, 0, 1200, 800),
            Glow = (x, y) => 1500 * Math.Exp(-(Square(x - 400) + Square(y - 300)) / (2 * 200 * 200))
                + 20_000 / Square(1 + (Square(x - 860) + Square(y - 520)) / 100),
        };
        var found = Survey(scene);
        Assert.InRange(found.Stars.Count, 150, 300);
        // The galaxy's core is a peak and not always told from a star.
        AssertTrue(scene, found, 2);
        Assert.False(found.HasTrail);
    }

    [Fact]
    public void Survey_AmplifierGlow_FindsStarsOnly()
    {
        var scene = Scene with { Glow = (x, y) => 20_000 * Math.Exp(-(600 - x + (400 - y)) / 40) };
        var found = Survey(scene);
        Assert.InRange(found.Stars.Count, 60, 120);
        AssertTrue(scene, found, 1);
    }

    [Theory]
    [InlineData(1.3)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void Survey_AnySeeing_FindsTheStars(double fwhm)
    {
        var scene = Scene with { Width = 900, Height = 600, FwhmPixels = fwhm, Stars = Grid(900, 600, 1e5) };
        var found = Survey(scene);
        Assert.InRange(found.Stars.Count, 35, 40);
        Assert.InRange(found.DetectedCount, 38, 60);
        AssertTrue(scene, found, 1);
    }

    [Fact]
    public void Survey_ElongatedStars_FindsThem()
    {
        var scene = Scene with { Stretch = 1 / 0.6, Stars = Grid(600, 400, 5e4) };
        var found = Survey(scene);
        Assert.InRange(found.Stars.Count, 38, 40);
        Assert.InRange(found.Eccentricity, 0.7, 0.9);
        AssertTrue(scene, found, 0);
    }

    [Fact]
    public void Detect_RingsOutOfFocus_AreOnePeakEach()
    {
        var scene = Scene with
        {
            Width = 1200,
            Height = 800,
            FwhmPixels = 4,
            RingPixels = 7,
            Stars = Grid(1200, 800, 3e5),
        };
        var peaks = Detect(scene.Render(Transform.Identity, 1)).Stars;
        Assert.InRange(peaks.Count, 38, 44);
        foreach (var (x, y, _) in scene.Stars)
            Assert.InRange(peaks.Min(peak => Math.Sqrt(Square(peak.X - x) + Square(peak.Y - y))), 0, 3);
    }

    [Fact]
    public void Survey_FifteenFaintStars_FindsMostAndNothingElse()
    {
        var scene = Scene with { Width = 1500, Height = 1000, Stars = [.. Grid(1500, 1000, 2500).Take(15)] };
        var found = Survey(scene);
        Assert.InRange(found.Stars.Count, 10, 17);
        AssertTrue(scene, found, 2);
    }

    [Fact]
    public void Survey_CrowdedField_GivesTheBestOfItAndNoTrail()
    {
        // As dense as 50,000 stars on 24 MP.
        var scene = Scene with { Width = 1200, Height = 800, Stars = StarScene.Sky(5, 2000, 0, 0, 1200, 800, 3000) };
        var found = Survey(scene);
        Assert.Equal(600, found.Stars.Count);
        Assert.InRange(found.DetectedCount, 900, 2100);
        Assert.False(found.HasTrail);
        AssertTrue(scene, found, 12);
    }

    [Fact]
    public void Survey_SaturatedStars_KeepsTheOthers()
    {
        var scene = Scene with { Stars = [.. Scene.Stars, (150.2, 200.7, 2e7), (450.6, 120.1, 5e6)] };
        var found = Survey(scene);
        Assert.InRange(found.Stars.Count, 55, 122);
        AssertTrue(scene, found, 3);
        Assert.False(found.HasTrail);
    }

    private static StarMeasurements Survey(StarScene scene) =>
        StarSurvey.Measure(scene.Render(Transform.Identity, 1), new StarOptions(), CancellationToken.None);

    private static Detection Detect(MemoryFrame frame)
    {
        var grid = BinGrid.Over(frame.Area, frame.Info.Cfa);
        var bins = new float[grid.Width * grid.Height];
        var mesh = new FramePass(frame, grid).Run(bins, CancellationToken.None);
        return new StarDetector(grid, new StarOptions()).Find(bins, mesh);
    }

    private static void AssertTrue(StarScene scene, StarMeasurements found, int mostFalse)
    {
        var wrong = found.Stars.Where(star => scene.Stars.Min(
            truth => Square(truth.X - star.X) + Square(truth.Y - star.Y)) > Square(scene.FwhmPixels / 2 + 0.5)).ToList();
        Assert.True(wrong.Count <= mostFalse, $"{wrong.Count} false: {string.Join("; ", wrong)}");
    }

    /// <summary>8 x 5 stars, each a little off a grid.</summary>
    private static List<(double X, double Y, double Electrons)> Grid(int width, int height, double electrons)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, 40).Select(i => (
            width * (i % 8 + 0.3 + 0.4 * random.NextDouble()) / 8, height * (i / 8 + 0.3 + 0.4 * random.NextDouble()) / 5,
            electrons))];
    }

    private static double Square(double value) => value * value;
}
