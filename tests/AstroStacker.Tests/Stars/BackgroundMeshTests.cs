using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class BackgroundMeshTests
{
    private const int Width = 320, Height = 256;

    [Fact]
    public void Normalise_SlopingSkyWithNoise_LeavesUnitNoiseAboutZero()
    {
        var plane = Plane((x, y) => 0.1 + 1e-4 * x + 5e-5 * y);
        var sigmas = Enumerable.Range(0, Height).SelectMany(y => Normalised(plane, y)).ToArray();
        Assert.Equal(0, sigmas.Average(), 0.05);
        Assert.Equal(1, Math.Sqrt(sigmas.Average(sigma => sigma * sigma)), 0.08);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(130)]
    [InlineData(255)]
    public void Normalise_SlopingSky_FollowsItWithinATenthOfTheNoise(int y)
    {
        var mesh = BackgroundMesh.Of(Plane((x, row) => 0.1 + 1e-4 * x + 5e-5 * row), Width, Height);
        var sky = new float[Width];
        mesh.Normalise(y, [.. Enumerable.Range(0, Width).Select(x => (float)(0.1 + 1e-4 * x + 5e-5 * y))], sky);
        Assert.All(sky, sigma => Assert.Equal(0, sigma, 0.2));
        Assert.Equal(0, sky.Average(), 0.1);
    }

    [Fact]
    public void Normalise_BrightBlobOverOneCell_TakesTheNeighboursSky()
    {
        var plane = Plane((x, y) => 0.1 + (x is > 130 and < 190 && y is > 70 and < 120 ? x * 0.02 : 0));
        var sky = new float[Width];
        BackgroundMesh.Of(plane, Width, Height).Normalise(96, Enumerable.Repeat(0.11f, Width).ToArray(), sky);
        Assert.Equal(1, sky[160], 0.5);
    }

    [Fact]
    public void Normalise_ConstantPlane_IsZero()
    {
        var flat = Enumerable.Repeat(0.5f, Width * Height).ToArray();
        Assert.All(Normalised(flat, 0), sigma => Assert.Equal(0, sigma));
    }

    private static float[] Normalised(float[] plane, int y)
    {
        var row = new float[Width];
        BackgroundMesh.Of(plane, Width, Height).Normalise(y, plane.AsSpan(y * Width, Width), row);
        return row;
    }

    private static float[] Plane(Func<int, int, double> sky)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Width * Height).Select(i => (float)(sky(i % Width, i / Width)
            + 0.01 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
