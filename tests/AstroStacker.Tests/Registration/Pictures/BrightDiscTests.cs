using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Registration;
using AstroStacker.Registration.Pictures;
using AstroStacker.Testing;
using AstroStacker.Tests.Stars;
using Xunit;

namespace AstroStacker.Tests.Registration.Pictures;

public sealed class BrightDiscTests
{
    private static readonly DiscScene s_moon = new() { Width = 480, Height = 360, Radius = 100, Centre = (230.3, 170.6) };

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.6)]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void Find_MoonOfAnyPhase_FindsTheLimb(double terminator) =>
        AssertFinds(s_moon with { Terminator = terminator }, new DiscView(0, 0, 1.5, 1) { HotPixels = 170 });

    [Fact]
    public void Find_SunWithSpots_FindsTheLimb() =>
        AssertFinds(s_moon with { LimbDarkening = 0.6, Patches = 12 }, new DiscView(0, 0, 2, 1));

    [Fact]
    public void Find_PlanetOfFortyPixels_FindsIt() =>
        AssertFinds(s_moon with { Radius = 20, Patches = 8 }, new DiscView(0, 0, 2.5, 1) { HotPixels = 170 });

    [Fact]
    public void Find_MoonCutByTheEdge_FindsTheRestOfTheLimb() =>
        AssertFinds(s_moon, new DiscView(-205, -120, 1.5, 1));

    [Fact]
    public void Find_MoonBehindThinCloud_FindsTheLimb() =>
        AssertFinds(s_moon, new DiscView(10, 5, 2, 1) { Haze = 0.08, Transparency = 0.4 });

    [Fact]
    public void Find_BinnedPicture_SpeaksOfSensorPixels()
    {
        var view = new DiscView(0, 0, 1.5, 1);
        var picture = FeaturePicture.Of(s_moon.Frame(view, new CfaPattern("RGGB")), CancellationToken.None, 20_000);
        Assert.Equal(4, picture.Bin);
        AssertNear(s_moon, view, BrightDisc.Find(picture), 4);
    }

    [Fact]
    public void Find_StarField_FindsNone() => Assert.Null(BrightDisc.Find(StarField(saturated: 0)));

    [Fact]
    public void Find_StarFieldWithSaturatedStars_FindsNone() => Assert.Null(BrightDisc.Find(StarField(saturated: 6)));

    [Fact]
    public void Find_NoiseAlone_FindsNone()
    {
        var random = new SeededRandom(3);
        var noise = Enumerable.Range(0, 400 * 300).Select(_ => (float)(0.01 + 0.001 * random.NextNormal())).ToArray();
        Assert.Null(BrightDisc.Find(new FeaturePicture(noise, 400)));
        Assert.Null(BrightDisc.Find(new FeaturePicture(new float[400 * 300], 400)));
    }

    [Fact]
    public void Find_Landscape_FindsNone()
    {
        // A bright sky over hills, and windows in a dark wall.
        var random = new SeededRandom(4);
        var scene = new float[400 * 300];
        for (int y = 0; y < 300; y++)
            for (int x = 0; x < 400; x++)
            {
                double horizon = 150 + 25 * Math.Sin(x / 40.0) + 10 * Math.Sin(x / 11.0);
                double light = y < horizon ? 0.6 - 0.0005 * y : 0.05 + 0.03 * Math.Sin(x * 0.7) * Math.Sin(y * 0.4);
                if (y > 220 && x % 60 < 20 && y % 40 < 20) light = 0.7;
                scene[y * 400 + x] = (float)(light + 0.004 * random.NextNormal());
            }

        Assert.Null(BrightDisc.Find(new FeaturePicture(scene, 400)));
    }

    [Fact]
    public void Find_MoonThatFillsThePicture_FindsNone() =>
        Assert.Null(BrightDisc.Find((s_moon with { Radius = 700 }).Picture(new DiscView(0, 0, 1.5, 1))));

    [Theory]
    [InlineData("m27_cfa_fits", "RGGB")]
    [InlineData("m94_cfa_fits", "GRBG")]
    [InlineData("ngc7023_cfa_fits", "GRBG")]
    [InlineData("hatp32_mono_fits", null)]
    public void Find_RealStarFields_FindsNone(string folder, string? cfa)
    {
        foreach (string path in SharedData.RequireFiles(folder))
        {
            var frame = MemoryFrame.OfFits(path, cfa is null ? null : new CfaPattern(cfa));
            Assert.Null(BrightDisc.Find(FeaturePicture.Of(frame, CancellationToken.None)));
        }
    }

    private static void AssertFinds(DiscScene scene, DiscView view) =>
        AssertNear(scene, view, BrightDisc.Find(scene.Picture(view)), 1);

    private static void AssertNear(DiscScene scene, DiscView view, BrightDisc? disc, double unit)
    {
        Assert.NotNull(disc);
        double within = unit + 0.03 * scene.Radius;
        Assert.Equal(scene.Centre.X + view.ShiftX, disc.X, within);
        Assert.Equal(scene.Centre.Y + view.ShiftY, disc.Y, within);
        Assert.Equal(scene.Radius, disc.Radius, within + 1.5 * view.Blur);
    }

    private static FeaturePicture StarField(int saturated)
    {
        const int width = 400, height = 300;
        var random = new SeededRandom(6);
        var sky = Enumerable.Range(0, width * height).Select(_ => (float)(0.02 + 0.002 * random.NextNormal())).ToArray();
        for (int star = 0; star < 80; star++)
        {
            double u = random.NextDouble(0, width), v = random.NextDouble(0, height);
            double flux = star < saturated ? random.NextDouble(5, 20) : 0.6 * Math.Pow(random.NextDouble(), 3);
            for (int i = 0; i < sky.Length; i++)
            {
                double square = (i % width - u) * (i % width - u) + (i / width - v) * (i / width - v);
                if (square < 900) sky[i] = (float)Math.Min(1, sky[i] + flux * Math.Exp(-square / 8));
            }
        }

        return new FeaturePicture(sky, width);
    }
}
