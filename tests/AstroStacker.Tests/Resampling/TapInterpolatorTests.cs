using AstroStacker.Imaging;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

public sealed class TapInterpolatorTests
{
    public static readonly TheoryData<string> Names = new(Interpolators.All.Select(interpolator => interpolator.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_AnyTransform_MatchesPlainInterpolation(string name)
    {
        var plane = TestPlane.Of(150, 130, (x, y) => 0.5 + 0.2 * Math.Sin(0.5 * x + 0.3 * y) + 0.1 * Math.Cos(0.9 * y - 0.2 * x));
        foreach (var (what, transform) in Transforms())
        {
            var (values, weights) = plane.Resample(name, transform, 140, 135, 64, wholeSource: what == "horizon");
            for (int y = 0; y < 135; y++)
                for (int x = 0; x < 140; x++)
                {
                    var (sx, sy) = transform.Map(x, y);
                    bool isEdge = Math.Abs(sx + 0.5) < 1e-3 || Math.Abs(sx - 149.5) < 1e-3
                        || Math.Abs(sy + 0.5) < 1e-3 || Math.Abs(sy - 129.5) < 1e-3;
                    if (isEdge) continue;
                    bool inside = sx >= -0.5 && sx < 149.5 && sy >= -0.5 && sy < 129.5;
                    Assert.True(weights[y * 140 + x] == (inside ? 1 : 0), $"{name}, {what}: weight at {x}, {y}");
                    double expected = inside ? PlainInterpolation.At(name, plane, sx, sy) : 0;
                    float value = values[y * 140 + x];
                    Assert.True(Math.Abs(expected - value) < 1e-3, $"{name}, {what}: {value} at {x}, {y} is not {expected}");
                }
        }
    }

    private static IEnumerable<(string What, Transform Transform)> Transforms()
    {
        double degree = Math.PI / 180;
        yield return ("sub-pixel shift", Transform.Shift(3.37, -2.81));
        foreach (double angle in (double[])[0.3, 1, 5, 44, 90, 121, 180, 181.2, 269.1, -30])
            yield return ($"{angle} degrees", Transform.Rotation(angle * degree, 71.3, 66.1));
        yield return ("half size", Transform.Rotation(2 * degree, 71.3, 66.1, 0.5));
        yield return ("double size", Transform.Rotation(2 * degree, 71.3, 66.1, 2));
        yield return ("mirrored", new Transform([-1, 0.01, 148.3, 0.02, 1, 0.4, 0, 0, 1]));
        yield return ("weak perspective", new Transform([1.001, 0.01, 1.2, -0.01, 0.99, 2.4, 1e-6, 2e-6, 1]));
        yield return ("strong perspective", new Transform([1.1, 0.1, -5, -0.1, 0.9, 9, 2e-4, -3e-4, 1]));
        yield return ("horizon", new Transform([1.1, 0.1, -5, -0.1, 0.9, 9, 2e-2, -3e-2, 1]));
    }
}
