using AstroStacker.Imaging;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class WorldCoordinatesTests
{
    private static readonly WorldCoordinates s_world = new(
        ("RA---TAN", "DEC--TAN"), (299.9, 22.72), (540.25, 960.5), [-6.6e-4, 1.1e-5, 1.2e-5, 6.5e-4], "ICRS", 2000);

    /// <summary>Of a shifted, turned, mirrored and scaled grid: each of its pixels sees the sky it lies on.</summary>
    [Fact]
    public void Through_AnyAffineGrid_EachPixelSeesTheSameSky() => Gen.Select(
        Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[-500, 500], Gen.Double[-500, 500])
        .Where(t => Math.Abs(t.Item1 * t.Item4 - t.Item2 * t.Item3) > 0.1)
        .Sample(t =>
        {
            var toThese = new Transform([t.Item1, t.Item2, t.Item5, t.Item3, t.Item4, t.Item6, 0, 0, 1]);
            var there = s_world.Through(toThese);
            foreach (var (x, y) in new[] { (0.0, 0.0), (1000, 20), (13.5, 777) })
            {
                var (own, wanted) = (Plane(there, x, y), Plane(s_world, toThese.Map(x, y).X, toThese.Map(x, y).Y));
                Assert.Equal(wanted.Item1, own.Item1, 1e-9);
                Assert.Equal(wanted.Item2, own.Item2, 1e-9);
            }
        });

    /// <summary>Degrees along the axes on the plane that touches the sky at the reference pixel.</summary>
    private static (double, double) Plane(WorldCoordinates world, double x, double y)
    {
        var cd = world.DegreesPerPixel;
        double dx = x - world.Pixel.X, dy = y - world.Pixel.Y;
        return (cd[0] * dx + cd[1] * dy, cd[2] * dx + cd[3] * dy);
    }
}
