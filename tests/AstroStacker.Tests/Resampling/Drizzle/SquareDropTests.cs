using AstroStacker.Numerics.Simd;
using AstroStacker.Resampling.Drizzle;
using Xunit;

namespace AstroStacker.Tests.Resampling.Drizzle;

public sealed class SquareDropTests
{
    [Fact]
    public void Weigh_PixelsOfAnyShape_IsTheAreaOfTheClippedPolygon()
    {
        var random = new Random(4);
        double Number(double low, double high) => low + (high - low) * random.NextDouble();
        for (int trial = 0; trial < 20_000; trial++)
        {
            double angle = trial % 4 == 0 ? Number(-2e-3, 2e-3) : Number(-4, 4);
            double size = Number(0.2, 1.5), lean = Number(-0.2, 0.2);
            double sign = trial % 2 == 0 ? 1 : -1, drop = Number(0.2, 1);
            var pixel = new PixelShape(
                size * Math.Cos(angle), size * Math.Sin(angle),
                -sign * size * Math.Sin(angle + lean), sign * size * Math.Cos(angle + lean));
            var shape = SquareDrop.Of(pixel, drop);
            float dx = (float)Number(-1.2, 1.2), dy = (float)Number(-1.2, 1.2), weight = 0;
            Wide1.Store(shape.Weigh(Wide1.Splat(dx), Wide1.Splat(dy)), ref weight, 0);
            double share = weight * pixel.AreaPixels, expected = PlainDrizzle.SharedArea(pixel, dx, dy, drop) / (drop * drop);
            Assert.True(Math.Abs(share - expected) < 1e-3, $"{pixel}, drop {drop} at {dx}, {dy}: {share} is not {expected}");
            if (Math.Abs(dx) > shape.ReachX || Math.Abs(dy) > shape.ReachY) Assert.Equal(0, expected);
        }
    }
}
