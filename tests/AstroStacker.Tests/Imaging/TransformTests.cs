using AstroStacker.Imaging;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class TransformTests
{
    private static readonly Gen<Transform> s_any =
        from angle in Gen.Double[-3.2, 3.2]
        from scale in Gen.Double[0.5, 2]
        from dx in Gen.Double[-500, 500]
        from dy in Gen.Double[-500, 500]
        from tilt in Gen.Double[-1e-5, 1e-5]
        select Transform.Rotation(angle, 300, 200, scale).Then(new Transform([1, 0, dx, 0, 1, dy, tilt, -tilt, 1]));

    [Fact]
    public void Inverse_AfterTheTransform_LeadsBack() => Gen.Select(s_any, Gen.Double[0, 1000], Gen.Double[0, 1000])
        .Sample((transform, x, y) =>
        {
            var (mx, my) = transform.Map(x, y);
            var (bx, by) = transform.Inverse().Map(mx, my);
            return Math.Abs(bx - x) < 1e-6 && Math.Abs(by - y) < 1e-6;
        });

    [Fact]
    public void Then_TwoTransforms_IsOneAfterTheOther() => Gen.Select(s_any, s_any, Gen.Double[0, 1000])
        .Sample((first, second, x) =>
        {
            var (ax, ay) = first.Map(x, 100);
            var one = second.Map(ax, ay);
            var both = first.Then(second).Map(x, 100);
            return Math.Abs(one.X - both.X) < 1e-5 && Math.Abs(one.Y - both.Y) < 1e-5;
        });

    [Fact]
    public void AreaScaleAt_MirroredPicture_IsNegative() =>
        Assert.Equal(-1, new Transform([-1, 0, 99, 0, 1, 0, 0, 0, 1]).AreaScaleAt(5, 5), 1e-12);

    [Fact]
    public void Rotation_QuarterTurn_MovesRightToDown()
    {
        var (x, y) = Transform.Rotation(Math.PI / 2, 0, 0).Map(1, 0);
        Assert.Equal(0, x, 1e-12);
        Assert.Equal(1, y, 1e-12);
    }
}
