using AstroStacker.Imaging;
using AstroStacker.Resampling.Drizzle;
using Xunit;

namespace AstroStacker.Tests.Resampling.Drizzle;

/// <summary>What every shape of drops promises.</summary>
public sealed class DrizzleContractTests
{
    private const string XTrans = "GBGGRGRGRBGBGBGGRGGRGGBGBGBRGRGRGGBG";

    public static readonly TheoryData<string> Names = new(DrizzleKernels.All.Select(kernel => kernel.Name));

    private static readonly CfaPattern s_bayer = new("GRBG"), s_xTrans = new(XTrans, 6, 6);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gather_Constant_StaysThatConstant(string name)
    {
        var random = new Random(1);
        var plane = DrizzlePlane.Of(100, 90, (_, _) => 0.1, (_, _) => random.Next(3) * 0.5, s_bayer, 1);
        foreach (var transform in Geometry.Transforms(100))
        {
            var (values, weights) = plane.Gather(name, transform, 0.5, (150, 130));
            for (int i = 0; i < values.Length; i++) Assert.Equal(weights[i] > 0 ? 0.1f : 0, values[i], 1e-7f);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gather_AnyTilesAndWindows_GiveSameBytes(string name)
    {
        foreach (var cfa in (CfaPattern?[])[null, s_bayer, s_xTrans])
            foreach (var transform in Geometry.Transforms(110))
            {
                var plane = DrizzlePlane.Noise(115, 110, 3, cfa, cfa is null ? 0 : 1);
                var (values, weights) = plane.Gather(name, transform, 0.7, (140, 150), 192, wholeSource: true);
                foreach (int tile in (int[])[64, 128])
                {
                    var cut = plane.Gather(name, transform, 0.7, (140, 150), tile);
                    Assert.Equal(values, cut.Values);
                    Assert.Equal(weights, cut.Weights);
                }
            }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gather_EveryTileWidth_GivesTheSameAsTheWideTile(string name)
    {
        var plane = DrizzlePlane.Noise(150, 20, 7, s_bayer, 1);
        Transform[] transforms = [Transform.Rotation(0.1, 60, 9, 0.5), Transform.Rotation(Math.PI, 60, 9)];
        foreach (var transform in transforms)
        {
            var (values, weights) = plane.Gather(name, transform, 0.8, (128, 12), 128);
            for (int width = 1; width <= 128; width++)
            {
                var narrow = plane.Gather(name, transform, 0.8, (width, 12), 128);
                for (int y = 0; y < 12; y++)
                {
                    Assert.Equal(values.AsSpan(y * 128, width), narrow.Values.AsSpan(y * width, width));
                    Assert.Equal(weights.AsSpan(y * 128, width), narrow.Weights.AsSpan(y * width, width));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gather_WholeFrames_WeighTheShareOfTheirColour(string name)
    {
        (CfaPattern? Cfa, int Colour, double Share)[] cases =
            [(null, 0, 1), (s_bayer, 0, 0.25), (s_bayer, 1, 0.5), (s_xTrans, 1, 20 / 36.0), (s_xTrans, 2, 8 / 36.0)];
        foreach (var (cfa, colour, share) in cases)
            foreach (double drop in (double[])[0.3, 0.5, 1])
            {
                var plane = DrizzlePlane.Of(120, 120, (_, _) => 1, null, cfa, colour);
                var inside = Transform.Rotation(0.2, 60, 60, 0.5).Then(Transform.Shift(-20, -20));
                var (_, weights) = plane.Gather(name, inside, drop, (100, 100));
                Assert.Equal(share, weights.Average(), 0.01 * share);
            }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gather_SampleThatIsNotKept_LeavesNoTrace(string name)
    {
        var clean = DrizzlePlane.Of(40, 40, (_, _) => 0.3, (x, y) => x == 20 && y == 21 ? 0 : 1);
        var dirty = DrizzlePlane.Of(40, 40, (x, y) => x == 20 && y == 21 ? 1e4 : 0.3, (x, y) => clean.KeepAt(x, y));
        var transform = Transform.Rotation(0.3, 20, 20, 0.5);
        Assert.Equal(clean.Gather(name, transform, 0.9, (80, 80)).Values, dirty.Gather(name, transform, 0.9, (80, 80)).Values);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gather_AnyTransform_MatchesPlainDrizzle(string name)
    {
        foreach (var transform in Geometry.Mild(60))
        {
            var plane = DrizzlePlane.Noise(60, 56, 5, s_bayer, 1);
            var (values, weights) = plane.Gather(name, transform, 0.8, (70, 66), wholeSource: true);
            double worst = 0, worstSum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                var (value, weight) = PlainDrizzle.At(name, plane, transform, i % 70, i / 70, 0.8);
                if (double.IsNaN(weight)) continue;
                worst = Math.Max(worst, Math.Abs(weights[i] - weight));
                worstSum = Math.Max(worstSum, Math.Abs(values[i] * weights[i] - value * weight));
            }

            // A block takes all its pixels as of one shape.
            double tolerance = transform.IsAffine ? 2e-3 : 0.06;
            Assert.True(worst < tolerance && worstSum < tolerance, $"{transform}: {worst}, {worstSum}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SourceArea_FrameFarAway_IsEmptyAndHasNoWeight(string name)
    {
        var away = Transform.Rotation(0.3, 1e7, 5e6);
        var tile = new PixelRectangle(64, 0, 128, 64);
        Assert.True(DrizzleKernels.Get(name).SourceArea(away, tile, 1, new PixelRectangle(0, 0, 60, 60)).IsEmpty);
        var (values, weights) = DrizzlePlane.Noise(60, 60, 5).Gather(name, away, 1, (100, 100));
        Assert.All(values.Concat(weights), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Gather_WholePixelsAtScaleOne_CopiesSamples()
    {
        var plane = DrizzlePlane.Of(70, 70, (x, y) => 0.01 * x + 0.3 * y);
        foreach (var turn in (Transform[])[Transform.Shift(7, 6), Transform.Rotation(Math.PI / 2, 40, 40)])
        {
            var (values, weights) = plane.Gather("square", turn, 1, (50, 50));
            for (int i = 0; i < values.Length; i++)
            {
                var (x, y) = turn.Map(i % 50, i / 50);
                int column = (int)Math.Round(x), row = (int)Math.Round(y);
                if (!plane.Area.Contains(column, row)) continue;
                Assert.Equal(plane.At(column, row), values[i], 1e-4f);
                Assert.Equal(1, weights[i], 1e-5f);
            }
        }
    }

    [Fact]
    public void Get_UnknownName_ListsTheNames() => Assert.Contains(
        "square, gaussian", Assert.Throws<ArgumentException>(() => DrizzleKernels.Get("turbo")).Message);
}
