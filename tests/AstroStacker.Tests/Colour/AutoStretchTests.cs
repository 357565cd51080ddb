using AstroStacker.Colour;
using Xunit;

namespace AstroStacker.Tests.Colour;

public sealed class AutoStretchTests
{
    [Theory]
    [InlineData(0.25, 0.25, 0.5)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(0, 0.3, 0)]
    [InlineData(1, 0.3, 1)]
    [InlineData(0.2, 0.1, 9.0 / 13)]
    public void MidtonesTransfer_ByHand_IsTheFormula(double x, double m, double expected) =>
        Assert.Equal(expected, AutoStretch.MidtonesTransfer(x, m), 12);

    [Fact]
    public void Measure_DarkSky_IsShownAtAQuarter()
    {
        float[] sky = Sky(0.01, 0.0005);
        var stretch = AutoStretch.Measure([sky]);
        Assert.Equal(0.25, stretch.Shown(0, 0.01f), 2);
        Assert.Equal(0, stretch.Level(0, (float)(0.01 - 3 * 0.0005)));
        Assert.Equal(255, stretch.Level(0, 1));
        Assert.Equal(255, stretch.Level(0, 3));
    }

    [Fact]
    public void Measure_SkyAroundZero_StillShowsItsNoise()
    {
        var stretch = AutoStretch.Measure([Sky(0, 0.001)]);
        Assert.InRange(stretch.Level(0, 0), 60, 68);
        Assert.True(stretch.Level(0, -0.001f) > 0);
    }

    [Fact]
    public void Measure_PictureWithoutNoise_IsShownAtAQuarter() =>
        Assert.Equal(0.25, AutoStretch.Measure([[.. Enumerable.Repeat(0.02f, 100)]]).Shown(0, 0.02f), 2);

    [Fact]
    public void Measure_Linked_KeepsTheOrderOfColours()
    {
        float[][] planes = [Sky(0.02, 0.0005), Sky(0.04, 0.0005), Sky(0.01, 0.0005)];
        var linked = AutoStretch.Measure(planes);
        Assert.Equal(linked.Level(0, 0.03f), linked.Level(2, 0.03f));
        var apart = AutoStretch.Measure(planes, linked: false);
        Assert.InRange(apart.Shown(0, 0.02f), 0.25, 0.26);
        Assert.InRange(apart.Shown(1, 0.04f), 0.25, 0.26);
    }

    [Fact]
    public void Measure_NegativePicture_PutsItsSkyAtThreeQuarters()
    {
        float[] bright = [.. Sky(0.01, 0.0005).Select(sample => 1 - sample)];
        Assert.Equal(0.75, AutoStretch.Measure([bright]).Shown(0, 0.99f), 2);
    }

    [Fact]
    public void Level_RisingSamples_NeverFall()
    {
        var stretch = AutoStretch.Measure([Sky(0.01, 0.001)]);
        for (int i = 0; i < 1000; i++) Assert.True(stretch.Level(0, i / 1000f) <= stretch.Level(0, (i + 1) / 1000f));
    }

    private static float[] Sky(double level, double sigma)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 300_000).Select(_ =>
            (float)(level + sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
