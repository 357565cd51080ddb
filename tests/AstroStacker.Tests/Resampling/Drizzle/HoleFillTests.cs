using AstroStacker.Resampling.Drizzle;
using Xunit;

namespace AstroStacker.Tests.Resampling.Drizzle;

public sealed class HoleFillTests
{
    [Fact]
    public void Fill_HoleInASlope_GetsTheSlopesValue()
    {
        var (plane, coverage) = Slope(20, 20);
        coverage[10 * 20 + 7] = plane[10 * 20 + 7] = 0;
        var filled = new float[400];
        Assert.Equal(1, HoleFill.Fill(plane, coverage, 20, 0, 2, filled));
        Assert.Equal(1 + 0.1f * 7 + 0.2f * 10, filled[10 * 20 + 7], 1e-5f);
    }

    [Fact]
    public void Fill_OutsideAllFrames_StaysEmpty()
    {
        var (plane, coverage) = Slope(20, 20);
        for (int i = 0; i < plane.Length; i++)
            if (i % 20 < 6) coverage[i] = plane[i] = 0;
        var filled = new float[400];
        Assert.Equal(0, HoleFill.Fill(plane, coverage, 20, 0, 4, filled));
        Assert.Equal(plane, filled);
    }

    [Fact]
    public void Fill_HoleWiderThanTheRadius_IsFilledOnlyAtItsRim()
    {
        var (plane, coverage) = Slope(31, 31);
        for (int y = 10; y <= 20; y++)
            for (int x = 10; x <= 20; x++) coverage[y * 31 + x] = plane[y * 31 + x] = 0;
        var filled = new float[31 * 31];
        HoleFill.Fill(plane, coverage, 31, 0, 3, filled);
        Assert.Equal(0, filled[15 * 31 + 15]);
    }

    [Fact]
    public void Fill_AnyBands_GiveSameBytes()
    {
        const int width = 23, height = 40, radius = 3;
        var random = new Random(2);
        var (plane, coverage) = Slope(width, height);
        for (int i = 0; i < plane.Length; i++)
            if (random.Next(3) == 0) coverage[i] = plane[i] = 0;
        var whole = new float[plane.Length];
        long count = HoleFill.Fill(plane, coverage, width, 0, radius, whole);
        foreach (int rows in (int[])[1, 7, 16])
        {
            var banded = new float[plane.Length];
            long sum = 0;
            for (int y = 0; y < height; y += rows)
            {
                int from = Math.Max(0, y - radius), to = Math.Min(height, y + rows + radius), end = Math.Min(height, y + rows);
                sum += HoleFill.Fill(
                    plane.AsSpan((from * width)..(to * width)), coverage.AsSpan((from * width)..(to * width)), width, y - from, radius,
                    banded.AsSpan((y * width)..(end * width)));
            }

            Assert.Equal(whole, banded);
            Assert.Equal(count, sum);
        }
    }

    private static (float[] Plane, float[] Coverage) Slope(int width, int height) => (
        [.. Enumerable.Range(0, width * height).Select(i => 1 + 0.1f * (i % width) + 0.2f * (i / width))],
        [.. Enumerable.Repeat(1f, width * height)]);
}
