using AstroStacker.Integration.Rejection;
using AstroStacker.Numerics.Simd;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

public sealed class ColumnSortTests
{
    /// <summary>A network that sorts all rows of zeros and ones sorts everything (Knuth, TAOCP 5.3.4 Z).</summary>
    [Fact]
    public void Sort_AllRowsOfZerosAndOnes_AreSorted()
    {
        for (int items = 1; items <= 16; items++)
        {
            var row = new float[ColumnSort.RoomFor(items)];
            for (int bits = 0; bits < 1 << items; bits++)
            {
                for (int i = 0; i < items; i++) row[i] = bits >> i & 1;
                ColumnSort.Sort<Wide1>(ref row[0], items);
                int zeros = items - int.PopCount(bits);
                for (int i = 0; i < items; i++) Assert.Equal(i < zeros ? 0f : 1f, row[i]);
            }
        }
    }

    /// <summary>
    /// Merging sorted runs of zeros and ones tries all that the rounds beyond 16 items can meet.
    /// </summary>
    [Fact]
    public void Sort_RunsOfZerosAndOnes_AreMerged()
    {
        foreach (int items in (int[])[20, 24, 31, 33, 40, 57, 64])
            for (int first = 0; first <= 16; first++)
                for (int rest = 0; rest <= items - 16; rest++)
                {
                    var row = new float[ColumnSort.RoomFor(items)];
                    row.AsSpan(0, first).Fill(1);
                    row.AsSpan(16, rest).Fill(1);
                    ColumnSort.Sort<Wide1>(ref row[0], items);
                    Assert.All(row.Take(items - first - rest), item => Assert.Equal(0f, item));
                    Assert.All(row.Take(items).Skip(items - first - rest), item => Assert.Equal(1f, item));
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
        float[] rows = [.. FixedData.Uniform(items * Wide4.Count, items, -1, 1), .. new float[8 * Wide4.Count]];
        float[] Lane(int lane) => [.. rows.Take(items * Wide4.Count).Where((_, i) => i % Wide4.Count == lane).Order()];
        float[][] lanes = [.. Enumerable.Range(0, Wide4.Count).Select(Lane)];
        ColumnSort.Sort<Wide4>(ref rows[0], items);
        for (int i = 0; i < items * Wide4.Count; i++) Assert.Equal(lanes[i % Wide4.Count][i / Wide4.Count], rows[i]);
    }

    [Fact]
    public void Pick_EveryRankOfTwoRuns_IsTheItemOfTheWholeSort()
    {
        foreach (int items in Enumerable.Range(1, 70).Append(300))
        {
            float[] row = [.. FixedData.Uniform(items, items, -1, 1), .. new float[8]];
            // Some alike, and some absent.
            for (int i = 3; i < items; i += 5) row[i] = row[i - 3];
            for (int i = 7; i < items; i += 11) row[i] = float.PositiveInfinity;
            float[] sorted = [.. row.Take(items).Order()];
            int run = ColumnSort.SortRuns<Wide1>(ref row[0], items);
            Assert.Equal(sorted, Enumerable.Range(0, items).Select(Picked));

            float Picked(int rank)
            {
                float picked = 0;
                Wide1.Store(ColumnSort.Pick<Wide1>(ref row[0], 1, run, items, rank), ref picked, 0);
                return picked;
            }
        }
    }
}
