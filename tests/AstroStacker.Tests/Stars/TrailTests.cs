using AstroStacker.Imaging;
using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class TrailTests
{
    private static readonly StarScene Scene = new()
    {
        Width = 900,
        Height = 600,
        Stars = StarScene.Sky(11, 300, 0, 0, 900, 600),
    };

    /// <summary>The noise of a sample is 14.5 electrons.</summary>
    [Theory]
    [InlineData(0.35, 300)]
    [InlineData(-0.9, 30)]
    [InlineData(1.2, 12)]
    [InlineData(2.6, 12)]
    public void Survey_OneTrail_IsSeenAndCostsFewStars(double radians, double electrons)
    {
        var scene = Scene with { Trails = [(480, 310, radians, electrons, 1.2)] };
        var found = Survey(scene);
        Assert.True(found.HasTrail);
        Assert.InRange(found.Stars.Count, 180, 300);
        AssertTrue(scene, found, 1);
    }

    [Fact]
    public void Survey_ManyTrails_FindsStarsOnly()
    {
        var scene = Scene with
        {
            Trails = [(480, 310, 0.3, 900, 1.2), (200, 300, 1.3, 200, 1.5), (600, 200, 2.4, 3000, 2), (450, 500, 0.1, 100, 1)],
        };
        var found = Survey(scene);
        Assert.True(found.HasTrail);
        AssertTrue(scene, found, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(300)]
    [InlineData(1500)]
    public void Survey_StarsOnly_HasNoTrail(int count)
    {
        for (int seed = 0; seed < 3; seed++)
            Assert.False(Survey(Scene with { Stars = StarScene.Sky(seed, count, 0, 0, 900, 600) }, seed).HasTrail);
    }

    [Fact]
    public void Survey_EdgeOfANebula_IsNoTrail()
    {
        var scene = Scene with { Glow = (x, y) => 800 / (1 + Math.Exp((x * 0.5 + y - 500 + 40 * Math.Sin(x / 90)) / 6)) };
        Assert.False(Survey(scene).HasTrail);
    }

    [Fact]
    public void Survey_SpikesOfABrightStar_AreNoTrail()
    {
        // They stand out of the noise for some 60 pixels a side.
        double Spike(double along, double across) =>
            3000 * Math.Exp(-Math.Abs(along) / 12) * Math.Exp(-across * across / 2);
        var scene = Scene with
        {
            Stars = [.. Scene.Stars, (450, 300, 5e6)],
            Glow = (x, y) => Spike((x - 450) * 0.8 + (y - 300) * 0.6, (y - 300) * 0.8 - (x - 450) * 0.6)
                + Spike((y - 300) * 0.8 - (x - 450) * 0.6, (x - 450) * 0.8 + (y - 300) * 0.6),
        };
        Assert.False(Survey(scene).HasTrail);
    }

    [Fact]
    public void Survey_BandsOfTheSensor_AreNoTrail()
    {
        var random = new Random(3);
        double[] rows = [.. Enumerable.Range(0, 600).Select(_ => 8 * random.NextDouble())];
        Assert.False(Survey(Scene with { Glow = (_, y) => rows[(int)y] }).HasTrail);
    }

    [Fact]
    public void LineSums_AnySlope_AddTheBlocksOnTheirPath()
    {
        const int width = 13, height = 9;
        var random = new Random(1);
        float[] columns = [.. Enumerable.Range(0, width * height).Select(_ => random.Next(100))];
        using var sums = new LineSums(columns, height);
        Assert.Equal(16, sums.Length);
        for (int slope = 0; slope < sums.Length; slope++)
            for (int start = -slope; start < height; start++)
            {
                float expected = 0;
                for (int x = 0; x < width; x++)
                {
                    int y = start + LineSums.Fall(slope, x, sums.Length);
                    if (y >= 0 && y < height) expected += columns[x * height + y];
                }

                Assert.Equal(expected, sums.At(slope)[start + sums.Length]);
            }
    }

    [Fact]
    public void Fall_AnySlope_FollowsTheStraightLineWithinABlockAndAHalf()
    {
        for (int slope = 0; slope < 256; slope++)
            for (int x = 0; x < 256; x++) Assert.Equal(slope * x / 255.0, LineSums.Fall(slope, x, 256), 1.5);
    }

    private static StarMeasurements Survey(StarScene scene, int seed = 1) =>
        StarSurvey.Measure(scene.Render(Transform.Identity, seed), new StarOptions(), CancellationToken.None);

    private static void AssertTrue(StarScene scene, StarMeasurements found, int mostFalse) => Assert.InRange(
        found.Stars.Count(star => scene.Stars.Min(
            truth => (truth.X - star.X) * (truth.X - star.X) + (truth.Y - star.Y) * (truth.Y - star.Y)) > 2), 0, mostFalse);
}
