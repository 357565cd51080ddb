using AstroStacker.Imaging;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

/// <summary>Frames of a lens that distorts, brought onto a grid: stars land where the transform says.</summary>
public sealed class LensResamplingTests
{
    private const int Side = 256;
    private const double Sigma = 1.2;

    private static readonly LensModel s_lens = new(120, 131, 180, -0.2, 0.03);

    private static readonly Transform s_warp = new([1.01, 0.08, -9, -0.08, 1.01, 12, 2e-4, -1e-4, 1], s_lens, s_lens);

    [Theory]
    [InlineData("bicubic")]
    [InlineData("lanczos3")]
    public void Resample_DistortedFrame_LandsStarsWhereTheTransformSays(string name)
    {
        var back = s_warp.Inverse();
        (double X, double Y)[] stars =
        [
            .. from x in Enumerable.Range(0, 6)
               from y in Enumerable.Range(0, 6)
               select (30.3 + 40.1 * x, 28.6 + 39.7 * y),
        ];
        var plane = TestPlane.Of(Side, Side, (x, y) => 0.1 + stars.Sum(star =>
            Math.Exp(-((x - star.X) * (x - star.X) + (y - star.Y) * (y - star.Y)) / (2 * Sigma * Sigma))));
        var values = plane.Resample(name, s_warp, Side, Side, 64).Values;
        int seen = 0;
        foreach (var star in stars)
        {
            var (x, y) = back.Map(star.X, star.Y);
            if (x is < 8 or > Side - 9 || y is < 8 or > Side - 9) continue;
            seen++;
            var (measuredX, measuredY) = Centroid(values, x, y);
            Assert.Equal(x, measuredX, 0.02);
            Assert.Equal(y, measuredY, 0.02);
        }

        Assert.True(seen > 20);
    }

    [Fact]
    public void CurvedBlock_InsideTheReach_FollowsTheTransformToATenThousandthOfAPixel()
    {
        for (int block = 0; block < Side; block += Warp.BlockPixels)
        {
            var curve = CurvedBlock.Of(s_warp, block, Side - Warp.BlockPixels);
            Assert.InRange(curve.ErrorPixels, 0, 1e-4);
            for (int i = 0; i < Warp.BlockPixels; i++)
            {
                var (x, y) = s_warp.Map(block + i, Side - Warp.BlockPixels + 7);
                var row = curve.Along(7, isColumn: false);
                var column = curve.Along(i, isColumn: true);
                Assert.Equal(x, row.X.At(i), 1e-4);
                Assert.Equal(y, row.Y.At(i), 1e-4);
                Assert.Equal(x, column.X.At(7), 1e-4);
                Assert.Equal(y, column.Y.At(7), 1e-4);
            }
        }
    }

    [Fact]
    public void SourceArea_BehindALens_HoldsEveryPlaceOfTheTile()
    {
        var valid = new PixelRectangle(-500, -500, 2000, 2000);
        for (int tileX = 0; tileX < Side; tileX += 128)
        {
            var tile = new PixelRectangle(tileX, 64, 128, 192);
            var area = Warp.SourceArea(s_warp, tile, 0, valid);
            for (int y = tile.Y; y < tile.Bottom; y++)
                for (int x = tile.X; x < tile.Right; x++)
                {
                    var (sx, sy) = s_warp.Map(x, y);
                    Assert.True(double.IsNaN(sx) || area.Contains((int)Math.Floor(sx), (int)Math.Floor(sy)), $"{x}, {y}");
                }
        }
    }

    [Fact]
    public void Resample_BeyondTheReachOfTheLens_HasNoWeight()
    {
        var folding = new LensModel(64, 64, 50, 0.6, 0);
        var (values, weights) = TestPlane.Noise(128, 128, 1)
            .Resample("lanczos3", new Transform([1, 0, 0.4, 0, 1, 0.3, 0, 0, 1], folding, folding), 128, 128, 64);
        Assert.Equal(0, weights[0]);
        Assert.Equal(0, values[0]);
        Assert.Equal(1, weights[64 * 128 + 64]);
    }

    private static (double X, double Y) Centroid(float[] values, double x, double y)
    {
        double flux = 0, sumX = 0, sumY = 0;
        for (int j = (int)y - 6; j <= (int)y + 7; j++)
            for (int i = (int)x - 6; i <= (int)x + 7; i++)
            {
                double value = values[j * Side + i] - 0.1;
                if ((i - x) * (i - x) + (j - y) * (j - y) > 36) continue;
                (flux, sumX, sumY) = (flux + value, sumX + value * i, sumY + value * j);
            }

        return (sumX / flux, sumY / flux);
    }
}
