using AstroStacker.Imaging;
using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class StarSurveyTests
{
    private static readonly StarScene Scene = new()
    {
        Width = 600,
        Height = 400,
        Stars = StarScene.Sky(11, 120, 0, 0, 600, 400),
    };

    [Theory]
    [InlineData("RGGB", 2.8)]
    [InlineData("GBRG", 2.8)]
    [InlineData("RGGB", 1.7)]
    [InlineData("RGGB", 5)]
    [InlineData(null, 2.8)]
    public void Measure_Mosaic_PlacesStarsWithinTheirErrors(string? cfa, double fwhm)
    {
        var scene = Scene with { Cfa = cfa, FwhmPixels = fwhm };
        var found = Survey(scene.Render(Transform.Identity, 1));
        var pulls = found.Stars.Select(star => Miss(scene, star) / star.PositionErrorPixels).Order().ToList();
        Assert.InRange(found.Stars.Count, 60, 120);
        // The distance of a normal error in two dimensions has the median 1.18 sigma.
        Assert.InRange(pulls[pulls.Count / 2], 0.85, 1.6);
        Assert.InRange(found.FwhmPixels, fwhm * 0.95, fwhm * 1.1);
        Assert.True(found.Stars.Zip(found.Stars.Skip(1)).All(pair => pair.First.Flux >= pair.Second.Flux));
    }

    [Fact]
    public void Measure_BrightStars_ReachesAHundredthOfAPixel()
    {
        var scene = Scene with
        {
            Stars = [.. Enumerable.Range(0, 60).Select(
            i => (35.0 + i % 10 * 58.37, 35.0 + i / 10 * 61.73, 2e5))]
        };
        var misses = Survey(scene.Render(Transform.Identity, 2)).Stars.Select(star => Miss(scene, star)).ToList();
        Assert.Equal(60, misses.Count);
        Assert.InRange(Math.Sqrt(misses.Average(miss => miss * miss) / 2), 0, 0.01);
    }

    [Fact]
    public void Measure_Sky_HasLevelAndNoiseOfEachColour()
    {
        var found = Survey(Scene.Render(Transform.Identity, 1));
        double noise = Math.Sqrt(200 + 9) / 60_000;
        Assert.Equal(3, found.Planes.Count);
        Assert.All(found.Planes, plane => Assert.Equal(200 / 60_000.0, plane.Background, 0.1 * noise));
        Assert.All(found.Planes, plane => Assert.Equal(noise, plane.Noise, 0.06 * noise));
    }

    [Fact]
    public void Measure_HotPixelsWithoutADark_FindsNoneOfThem()
    {
        var scene = Scene with { HotShare = 1e-3 };
        var found = Survey(scene.Render(Transform.Identity, 1));
        Assert.InRange(found.Stars.Count, 60, 120);
        Assert.All(found.Stars, star => Assert.InRange(Miss(scene, star), 0, 1));
    }

    [Fact]
    public void Measure_HotPixelsAlone_FindsNoStar() =>
        Assert.Empty(Survey((Scene with { HotShare = 1e-3, Stars = [] }).Render(Transform.Identity, 1)).Stars);

    [Fact]
    public void Measure_NoiseAlone_FindsNoStar() =>
        Assert.Empty(Survey((Scene with { Stars = [] }).Render(Transform.Identity, 1)).Stars);

    [Fact]
    public void Measure_TrailThroughTheFrame_FindsStarsOnly()
    {
        var scene = Scene with { Trail = true };
        var found = Survey(scene.Render(Transform.Identity, 1));
        Assert.InRange(found.Stars.Count, 60, 120);
        Assert.InRange(found.Stars.Count(star => Miss(scene, star) > 1), 0, 1);
    }

    [Fact]
    public void Measure_SaturatedStar_IsFlaggedAndStillInPlace()
    {
        var scene = Scene with { Stars = [(300.3, 200.6, 3e6), (100.2, 100.7, 5e4)] };
        var found = Survey(scene.Render(Transform.Identity, 1));
        Assert.Equal([true, false], found.Stars.Select(star => star.Saturated));
        Assert.InRange(Miss(scene, found.Stars[0]), 0, 0.1);
        Assert.True(found.SaturatedShare > 0);
    }

    [Fact]
    public void Measure_SaturatedStars_StateAnHonestError()
    {
        var scene = Scene with
        {
            Stars = [.. Enumerable.Range(0, 24).Select(i => (50.0 + i % 6 * 98.37, 50.0 + i / 6 * 97.61, 4e5 * (1 + i)))],
        };
        var found = Survey(scene.Render(Transform.Identity, 3)).Stars.Where(star => star.Saturated).ToList();
        Assert.InRange(found.Count, 18, 24);
        Assert.All(found, star => Assert.InRange(Miss(scene, star), 0, 0.15));
        Assert.All(found, star => Assert.InRange(Miss(scene, star) / star.PositionErrorPixels, 0, 4));
    }

    [Fact]
    public void Measure_DefaultThreshold_CostsNoStar()
    {
        var frame = Scene.Render(Transform.Identity, 1);
        Assert.Equal(Survey(frame, new StarOptions { ThresholdQuantile = 0 }).Stars, Survey(frame).Stars);
    }

    [Fact]
    public void Measure_HigherThreshold_FindsFewerStars()
    {
        var frame = Scene.Render(Transform.Identity, 1);
        int all =
            Survey(frame).Stars.Count, some = Survey(frame, new StarOptions { ThresholdQuantile = 0.995 }).Stars.Count;
        Assert.InRange(some, 1, all - 10);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Measure_ThresholdOutsideItsRange_Throws(double quantile) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Survey(Scene.Render(Transform.Identity, 1), new StarOptions { ThresholdQuantile = quantile }));

    [Fact]
    public void Measure_Mask_LimitsTheStars()
    {
        var found = Survey(Scene.Render(Transform.Identity, 1), new StarOptions { Mask = (x, _) => x < 300 });
        Assert.NotEmpty(found.Stars);
        Assert.All(found.Stars, star => Assert.InRange(star.X, 0, 302));
    }

    [Fact]
    public void Measure_OddVisibleArea_KeepsSensorCoordinates()
    {
        var whole = Scene.Render(Transform.Identity, 1);
        var samples = new float[600 * 400];
        whole.Read(0, new PixelRectangle(0, 0, 600, 400), samples);
        var cut = new MemoryFrame([samples], 600, 400, new CfaPattern("RGGB"), new PixelRectangle(31, 17, 501, 351));
        var found = Survey(cut);
        Assert.InRange(found.Stars.Count, 40, 120);
        Assert.All(found.Stars, star => Assert.InRange(Miss(Scene, star), 0, 1));
        Assert.All(found.Stars, star => Assert.True(cut.Area.Contains((int)star.X, (int)star.Y)));
    }

    [Fact]
    public void Measure_ColourPicture_FindsTheStarsOfItsPlanes()
    {
        var planes = Enumerable.Range(0, 3).Select(seed =>
        {
            var samples = new float[600 * 400];
            (Scene with { Cfa = null }).Render(Transform.Identity, seed).Read(
                0, new PixelRectangle(0, 0, 600, 400), samples);
            return samples;
        });
        var found = Survey(new MemoryFrame([.. planes], 600, 400, null));
        Assert.Equal(3, found.Planes.Count);
        Assert.InRange(found.Stars.Count, 60, 120);
        Assert.All(found.Stars, star => Assert.InRange(Miss(Scene, star), 0, 1));
    }

    [Fact]
    public void Measure_TinyFrame_FindsNothing() =>
        Assert.Empty(Survey(new MemoryFrame([new float[12]], 4, 3, null)).Stars);

    [Fact]
    public void Measure_ManyStars_KeepsTheBrightestOfEachPart()
    {
        var scene = Scene with { Stars = StarScene.Sky(12, 900, 0, 0, 600, 400, 4000) };
        var found = Survey(scene.Render(Transform.Identity, 1), new StarOptions { MostStars = 100 });
        Assert.Equal(100, found.Stars.Count);
        foreach (int quarter in Enumerable.Range(0, 4))
            Assert.InRange(
                found.Stars.Count(star => (star.X > 300 ? 1 : 0) + (star.Y > 200 ? 2 : 0) == quarter), 12, 45);
    }

    private static StarMeasurements Survey(MemoryFrame frame, StarOptions? options = null) =>
        StarSurvey.Measure(frame, options ?? new StarOptions(), CancellationToken.None);

    private static double Miss(StarScene scene, Star star) =>
        scene.Stars.Min(
            truth => Math.Sqrt((truth.X - star.X) * (truth.X - star.X) + (truth.Y - star.Y) * (truth.Y - star.Y)));
}
