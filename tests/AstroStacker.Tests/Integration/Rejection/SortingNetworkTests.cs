using AstroStacker.Integration.Rejection;
using AstroStacker.Numerics.Simd;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

public sealed class SortingNetworkTests
{
    /// <summary>A network that sorts all rows of zeros and ones sorts everything (Knuth, TAOCP 5.3.4 Z).</summary>
    [Fact]
    public void Sort_AllRowsOfZerosAndOnes_AreSorted()
    {
        for (int items = 1; items <= 13; items++)
        {
            var comparators = Comparators(items);
            for (int bits = 0; bits < 1 << items; bits++)
            {
                float[] row = [.. Enumerable.Range(0, items).Select(i => (float)(bits >> i & 1))];
                SortingNetwork.Sort<Wide1>(comparators, ref row[0]);
                Assert.True(row.SequenceEqual(row.Order()), $"{items} items, pattern {bits}");
            }
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(31)]
    [InlineData(100)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Sort_ManyItems_SortsEveryLane(int items)
    {
        var rows = FixedData.Uniform(items * Wide4.Count, items, -1, 1);
        float[] Lane(int lane) => [.. rows.Where((_, i) => i % Wide4.Count == lane).Order()];
        float[][] lanes = [.. Enumerable.Range(0, Wide4.Count).Select(Lane)];
        SortingNetwork.Sort<Wide4>(Comparators(items), ref rows[0]);
        for (int i = 0; i < rows.Length; i++) Assert.Equal(lanes[i % Wide4.Count][i / Wide4.Count], rows[i]);
    }

    private static int[] Comparators(int items)
    {
        var comparators = new int[SortingNetwork.IndexCount(items)];
        SortingNetwork.Fill(items, comparators);
        return comparators;
    }
}
