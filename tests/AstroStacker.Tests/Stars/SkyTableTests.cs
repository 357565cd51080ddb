using AstroStacker.Numerics;
using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class SkyTableTests
{
    [Theory]
    [InlineData(8, 1)]
    [InlineData(16, 47)]
    public void Clip_NoiseWithStars_EqualsTheClippingOfUnsortedValues(int side, int cells)
    {
        var random = new Random(5);
        var table = new SkyTable(side, cells);
        var columns = new float[cells][];
        for (int cell = 0; cell < cells; cell++)
        {
            columns[cell] = [.. Enumerable.Range(0, table.Count).Select(
                i => (float)(Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) + (i % 11 == 0 ? 20 * random.NextDouble() : 0)))];
            for (int i = 0; i < table.Count; i++) table.Set(i, cell, columns[cell][i]);
        }

        table.Sort();
        for (int cell = 0; cell < cells; cell++)
        {
            var expected = RobustStatistics.ClipSigma(columns[cell]);
            var found = table.Clip(cell);
            Assert.Equal(expected.Median, found.Median, 0.1);
            Assert.Equal(expected.Sigma, found.Sigma, 0.1);
            Assert.Equal(expected.KeptShare, found.KeptShare, 0.02);
        }
    }

    [Fact]
    public void Sort_ValuesOfOneColumn_AreAscending()
    {
        var table = new SkyTable(16, 1);
        for (int i = 0; i < table.Count; i++) table.Set(i, 0, i * 101 % 256);
        table.Sort();
        Assert.Equal(127.5, table.Clip(0).Median, 0.51);
        Assert.Equal(256.0 / Math.Sqrt(12), table.Clip(0).Sigma * 0.986578, 0.1);
    }

    [Fact]
    public void Clip_WholeNumbers_InterpolatesTheMiddleByRank() =>
        Assert.Equal(3 + (10.0 / 2 - 3) / 4 - 0.5, SortedClip.Clip([2f, 2, 2, 3, 3, 3, 3, 4, 4, 4]).Median, 1e-9);

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(95)]
    [InlineData(96)]
    [InlineData(2000)]
    public void Axis_AnyLength_CoversItOnce(int length)
    {
        var axis = new MeshAxis(length);
        Assert.Equal(0, axis.Start(0));
        Assert.Equal(length, axis.End(axis.Cells - 1));
        for (int cell = 1; cell < axis.Cells; cell++) Assert.Equal(axis.End(cell - 1), axis.Start(cell));
        Assert.True(axis.Cells == 1 || length - axis.Start(axis.Cells - 1) >= 32);
    }

    [Fact]
    public void Axis_MiddlesOfCells_AreTheNodes()
    {
        var axis = new MeshAxis(64 * 3 + 40);
        for (int cell = 0; cell < axis.Cells - 1; cell++)
        {
            Assert.Equal(0, axis.Share((int)axis.Middle(cell), cell), 0.02f);
            Assert.Equal(cell, axis.NodeAt((int)axis.Middle(cell) + 1));
        }
    }
}
