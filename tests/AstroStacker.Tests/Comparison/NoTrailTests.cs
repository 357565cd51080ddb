using AstroStacker.Comparison;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Comparison;

/// <summary>What looks like a trail and is none. One electron is 1 / 65,035 of saturation.</summary>
public sealed class NoTrailTests
{
    private const double Electron = 1 / 65_035.0;

    private static readonly NightOptions s_night = new()
    {
        Seed = 5,
        Format = NightFormat.FitsMono,
        WidthPixels = 900,
        HeightPixels = 600,
        StarCount = 400,
        LightCount = 5,
        DarkCount = 0,
        FlatCount = 0,
        BiasCount = 0,
        Vignetting = 0,
        HotPixelShare = 0,
    };

    [Theory]
    [InlineData(0, 30)]
    [InlineData(12, 30)]
    [InlineData(60, 30)]
    public void Run_ColumnHotInAllFrames_IsNoTrail(double ditherPixels, double electrons) => AssertNone(
        s_night with { DitherPixels = ditherPixels, RotationDegrees = 0 }, (_, x, _) => x is 333 or 334 ? electrons : 0);

    [Fact]
    public void Run_SpikesOfABrightStarThatChangeWithTheSeeing_AreNoTrail()
    {
        var truth = new NightRenderer(s_night).Truth;
        AssertNone(s_night, (light, x, y) =>
        {
            var (starX, starY) = truth.Between(0, light).Map(500, 250);
            double dx = x - starX, dy = y - starY, width = 1.2 + 0.3 * light, height = 3000 / width;
            double along = 0.8 * dx + 0.6 * dy, across = 0.8 * dy - 0.6 * dx;
            double Spike(double a, double b) => height * Math.Exp(-Math.Abs(a) / 25 - b * b / (2 * width * width));
            return Spike(along, across) + Spike(across, along);
        });
    }

    [Fact]
    public void Run_FilamentThatAllFramesShow_IsNoTrail()
    {
        var truth = new NightRenderer(s_night).Truth;
        AssertNone(s_night, (light, x, y) =>
        {
            var (sceneX, sceneY) = truth.Between(light, 0).Map(x, y);
            double across = 0.5 * sceneX - 0.85 * sceneY + 40;
            return 60 * truth.Lights[light].Transparency * Math.Exp(-across * across / 18);
        });
    }

    [Fact]
    public void Run_EdgeOfACloudInOneFrame_IsNoTrail() => AssertNone(
        s_night, (light, x, y) => light == 2 ? 200 / (1 + Math.Exp((0.6 * x - 0.8 * y) / 40)) : 0);

    [Fact]
    public void Run_RowsWithLevelsOfTheirOwn_AreNoTrail()
    {
        var random = new Random(3);
        double[] rows = [.. Enumerable.Range(0, 5 * 600).Select(_ => 8 * random.NextDouble())];
        AssertNone(s_night, (light, _, y) => rows[light * 600 + y]);
    }

    [Fact]
    public void Run_CometThatMovesFromFrameToFrame_IsNoTrail() => AssertNone(s_night, (light, x, y) =>
    {
        double dx = x - 300 - 15 * light, dy = y - 200 - 9 * light, along = 0.9 * dx + 0.44 * dy, across = 0.9 * dy - 0.44 * dx;
        double tail = along > 0 ? 40 * Math.Exp(-along / 90 - across * across / (2 * (9 + along * along / 100))) : 0;
        return 3000 / (1 + (dx * dx + dy * dy) / 9) + tail;
    });

    private static void AssertNone(NightOptions options, Func<int, int, int, double> electrons)
    {
        var night = new ComparedNight(new NightRenderer(options).Truth, (light, frame) =>
            new ChangedFrame(frame, (x, y) => electrons(light, x, y) * Electron));
        var found = night.Compare().Select(finding => string.Join("; ", finding.Trails));
        Assert.Equal(Enumerable.Repeat("", options.LightCount), found);
    }
}
