using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class BackgroundMeshTests
{
    private const int Width = 320, Height = 256;

    [Fact]
    public void FillRow_SlopingSkyWithNoise_FollowsItWithinATenthOfTheNoise()
    {
        var (level, noise) = RowOf(Plane((x, y) => 0.1 + 1e-4 * x + 5e-5 * y), 130);
        for (int x = 0; x < Width; x++)
        {
            Assert.Equal(0.1 + 1e-4 * x + 5e-5 * 130, level[x], 0.001);
            Assert.Equal(0.01, noise[x], 0.001);
        }
    }

    [Fact]
    public void FillRow_BrightBlobOverOneCell_TakesTheNeighboursSky()
    {
        var (level, noise) = RowOf(
            Plane((x, y) => 0.1 + (x is > 130 and < 190 && y is > 70 and < 120 ? x * 0.02 : 0)), 96);
        Assert.Equal(0.1, level[160], 0.005);
        Assert.Equal(0.01, noise[160], 0.002);
    }

    [Fact]
    public void FillRow_ConstantPlane_HasALittleNoise()
    {
        var (level, noise) = RowOf(Enumerable.Repeat(0.5f, Width * Height).ToArray(), 0);
        Assert.All(level, value => Assert.Equal(0.5f, value));
        Assert.All(noise, value => Assert.True(value > 0));
    }

    private static (float[] Level, float[] Noise) RowOf(float[] plane, int y)
    {
        float[] level = new float[Width], noise = new float[Width];
        new BackgroundMesh(plane, Width, Height).FillRow(y, level, noise);
        return (level, noise);
    }

    private static float[] Plane(Func<int, int, double> sky)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Width * Height).Select(i => (float)(sky(i % Width, i / Width)
            + 0.01 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
