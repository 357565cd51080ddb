using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class ResultFiguresTests
{
    private const int Width = 1000, Height = 500;

    [Fact]
    public void Noise_OfASlopedSkyWithStars_IsThatOfTheSky()
    {
        const double sigma = 0.01;
        var random = new SeededRandom(7);
        using var result = Store((plane, x, y) => plane == 1 ? 1
            : (float)(0.1 + 1e-5 * x + sigma * random.NextNormal() + ((x + y) % 97 == 0 ? 1 : 0)));
        Assert.Equal(sigma, Assert.Single(ResultFigures.Noise(result, default)), sigma * 0.05);
    }

    [Fact]
    public void Noise_WhereNoFrameReaches_IsNotLookedAt()
    {
        var random = new SeededRandom(7);
        using var result = Store((plane, x, _) => x < Width / 2 ? 0 : plane == 1 ? 1 : (float)(0.02 * random.NextNormal()));
        Assert.Equal(0.02, Assert.Single(ResultFigures.Noise(result, default)), 0.001);
        using var empty = Store((_, _, _) => 0);
        Assert.Equal([0.0], ResultFigures.Noise(empty, default));
    }

    [Fact]
    public void Maps_OfALargeResult_AreReducedToMeansOfAreas()
    {
        using var result = Store((plane, x, _) => plane == 1 ? x < Width / 2 ? 4 : 8 : 0);
        var map = Assert.Single(ResultFigures.Maps(result, 2, default));
        Assert.Equal(("coverage", 800, 400), (map.Name, map.Width, map.Height));
        Assert.Equal(4, map.Samples[0], 1e-4);
        Assert.Equal(8, map.Samples[^1], 1e-4);
    }

    [Fact]
    public void Maps_WhereRejectionIsCounted_ShowBothSides()
    {
        using var result = Store((plane, _, _) => plane, hasMaps: true);
        var maps = ResultFigures.Maps(result, 1, default);
        Assert.Equal(["coverage", "rejected-low", "rejected-high"], maps.Select(map => map.Name));
        Assert.Equal([1f, 3f, 4f], maps.Select(map => MathF.Round(map.Samples[0], 3)));
    }

    private static ResultStore Store(Func<int, int, int, float> sample, bool hasMaps = false)
    {
        var result = new ResultStore(Width, Height, new ResultPlanes(1, hasMaps), scratchFolder: null);
        var row = new float[Width];
        for (int plane = 0; plane < result.Planes.Count; plane++)
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++) row[x] = sample(plane, x, y);
                result.StoreTile(plane, new PixelRectangle(0, y, Width, 1), row);
            }

        return result;
    }
}
