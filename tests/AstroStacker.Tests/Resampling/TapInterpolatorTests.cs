using AstroStacker.Imaging;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

public sealed class TapInterpolatorTests
{
    private const int Width = 150, Height = 130, OutputWidth = 140, OutputHeight = 135;

    public static readonly TheoryData<string> Names = new(Interpolators.All.Select(interpolator => interpolator.Name));

    /// <summary>
    /// Positions may be off by 5e-4 pixels where an affine stands in for a homography; the plane's slope is 0.2 a
    /// pixel. In two passes they may be off by 1/512 more on each axis, and the footprint is slanted.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_AnyTransform_MatchesPlainInterpolation(string name)
    {
        foreach (var transform in Geometry.Transforms(Width)) CheckAgainstPlain(name, transform, wholeSource: false);
        CheckAgainstPlain(name, Geometry.WithHorizon, wholeSource: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_EveryTileWidth_GivesTheSameAsTheWideTile(string name)
    {
        var plane = TestPlane.Noise(150, 20, 7);
        Transform[] transforms = [Transform.Shift(0.3, 0.6), Transform.Rotation(0.1, 60, 9), Transform.Rotation(Math.PI, 60, 9)];
        foreach (var transform in transforms)
        {
            var (values, weights) = plane.Resample(name, transform, 128, 12, 128);
            for (int width = 1; width <= 128; width++)
            {
                var narrow = plane.Resample(name, transform, width, 12, 128);
                for (int y = 0; y < 12; y++)
                {
                    Assert.Equal(values.AsSpan(y * 128, width), narrow.Values.AsSpan(y * width, width));
                    Assert.Equal(weights.AsSpan(y * 128, width), narrow.Weights.AsSpan(y * width, width));
                }
            }
        }
    }

    private static void CheckAgainstPlain(string name, Transform transform, bool wholeSource)
    {
        var plane = TestPlane.Of(
            Width, Height, (x, y) => 0.5 + 0.2 * Math.Sin(0.5 * x + 0.3 * y) + 0.1 * Math.Cos(0.9 * y - 0.2 * x));
        var (values, weights) = plane.Resample(name, transform, OutputWidth, OutputHeight, 64, wholeSource);
        for (int i = 0; i < values.Length; i++)
        {
            var (x, y) = transform.Map(i % OutputWidth, i / OutputWidth);
            if (IsOnTheEdge(x, Width) || IsOnTheEdge(y, Height)) continue;
            if (name == "nearest" && (IsHalfway(x) || IsHalfway(y))) continue;
            bool inside = x >= -0.5 && x < Width - 0.5 && y >= -0.5 && y < Height - 0.5;
            Assert.True(weights[i] == (inside ? 1 : 0), $"{name}, {transform}: weight {weights[i]} at {x}, {y}");
            double expected = inside ? PlainInterpolation.At(name, plane, x, y) : 0;
            double allowed = !BlockAxes.At(transform, i % OutputWidth / 64 * 64, i / OutputWidth / 64 * 64).IsGentle
                ? 2e-4
                : 1e-3;
            Assert.True(Math.Abs(expected - values[i]) < allowed, $"{name}, {transform}: {values[i]} at {x}, {y} is not {expected}");
        }
    }

    /// <summary>Where the last bits decide which sample is the nearest.</summary>
    private static bool IsHalfway(double position) => Math.Abs(position - Math.Floor(position) - 0.5) < 1e-3;

    /// <summary>Where the last bits decide whether a position lies within.</summary>
    private static bool IsOnTheEdge(double position, int size) =>
        Math.Abs(position + 0.5) < 1e-3 || Math.Abs(position - size + 0.5) < 1e-3;
}
