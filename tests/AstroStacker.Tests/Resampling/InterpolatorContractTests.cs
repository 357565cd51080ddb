using AstroStacker.Imaging;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

/// <summary>What every interpolator promises.</summary>
public sealed class InterpolatorContractTests
{
    public static readonly TheoryData<string> Names = new(Interpolators.All.Select(interpolator => interpolator.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_WholePixelShift_CopiesSamplesExactly(string name)
    {
        var plane = TestPlane.Noise(90, 70, 1);
        foreach (var (dx, dy) in ((int, int)[])[(0, 0), (3, -5), (-70, 40), (200, 0)])
        {
            var (values, weights) = plane.Resample(name, Transform.Shift(dx, dy), 100, 80, 64);
            for (int i = 0; i < values.Length; i++)
            {
                int x = i % 100 + dx, y = i / 100 + dy;
                bool inside = plane.Area.Contains(x, y);
                Assert.Equal(inside ? plane.At(x, y) : 0, values[i]);
                Assert.Equal(inside ? 1 : 0, weights[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_QuarterTurns_CopySamplesExactly(string name)
    {
        var plane = TestPlane.Noise(80, 80, 2);
        for (int turns = 1; turns <= 3; turns++)
        {
            var turn = Transform.Rotation(turns * Math.PI / 2, 39.5, 39.5);
            var (values, weights) = plane.Resample(name, turn, 80, 80, 64);
            for (int i = 0; i < values.Length; i++)
            {
                var (x, y) = turn.Map(i % 80, i / 80);
                Assert.Equal(plane.At((int)Math.Round(x), (int)Math.Round(y)), values[i]);
                Assert.Equal(1, weights[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_Constant_StaysThatConstant(string name)
    {
        var plane = TestPlane.Of(150, 150, (_, _) => 0.1);
        foreach (var transform in Geometry.Transforms(150))
        {
            var (values, weights) = plane.Resample(name, transform, 150, 150, 64);
            for (int i = 0; i < values.Length; i++)
                if (weights[i] != 0) Assert.Equal(0.1f, values[i], 1e-7f);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_AnyTiles_GivesSameBytes(string name)
    {
        var plane = TestPlane.Noise(230, 220, 3);
        foreach (var transform in Geometry.Transforms(220))
        {
            var (values, weights) = plane.Resample(name, transform, 210, 215, 256);
            foreach (int tile in (int[])[64, 128, 192])
            {
                var cut = plane.Resample(name, transform, 210, 215, tile);
                Assert.Equal(values, cut.Values);
                Assert.Equal(weights, cut.Weights);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_WindowWithRoomToSpare_GivesSameBytes(string name)
    {
        var plane = TestPlane.Noise(230, 220, 4);
        foreach (var transform in Geometry.Transforms(220))
        {
            var tight = plane.Resample(name, transform, 210, 215, 64);
            var wide = plane.Resample(name, transform, 210, 215, 64, wholeSource: true);
            Assert.Equal(wide.Values, tight.Values);
            Assert.Equal(wide.Weights, tight.Weights);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_ThreePlanesAtOnce_GivesTheSameBytesAsOneByOne(string name)
    {
        const int stride = 64 * 64 + 100;
        var interpolator = Interpolators.Get(name);
        TestPlane[] planes = [.. Enumerable.Range(7, 3).Select(seed => TestPlane.Noise(230, 220, seed))];
        var tile = new PixelRectangle(64, 128, 64, 64);
        foreach (var transform in Geometry.Transforms(220))
        {
            var source = Warp.SourceArea(transform, tile, interpolator.RadiusPixels, planes[0].Area);
            float[] values = new float[2 * stride + (int)tile.Area], weights = new float[values.Length];
            float[] samples = [.. planes.SelectMany(plane => plane.Window(source))];
            interpolator.Resample(samples, source, planes[0].Area, transform, tile, values, weights, planes.Length, stride);
            for (int plane = 0; plane < planes.Length; plane++)
            {
                float[] own = new float[tile.Area], present = new float[tile.Area];
                interpolator.Resample(planes[plane].Window(source), source, planes[0].Area, transform, tile, own, present);
                Assert.Equal(own, values.AsSpan(plane * stride, own.Length).ToArray());
                Assert.Equal(present, weights.AsSpan(plane * stride, own.Length).ToArray());
            }

            Assert.All(values[(int)tile.Area..stride], gap => Assert.Equal(0, gap));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_FrameFarAway_HasNoWeight(string name)
    {
        var (values, weights) = TestPlane.Noise(60, 60, 5).Resample(name, Transform.Rotation(0.3, 1e7, 5e6), 100, 100, 64);
        Assert.All(values.Concat(weights), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_PureNoise_KeepsItsMean(string name)
    {
        var (values, _) = TestPlane.Noise(520, 520, 6, level: 0, sigma: 1e-3).Resample(name, Transform.Shift(0.5, 0.5), 512, 512, 256);
        Assert.InRange(values.Average(), -1e-5, 1e-5);
    }

    [Fact]
    public void Get_UnknownName_ListsTheNames() => Assert.Contains(
        "bilinear, bicubic, lanczos3", Assert.Throws<ArgumentException>(() => Interpolators.Get("sinc")).Message);
}
