using AstroStacker.Numerics;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Numerics;

public sealed class RobustStatisticsTests
{
    [Fact]
    public void Select_AnyValuesAndRank_IsThatOfTheSortedValues() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 60], Gen.Int[0, 59]).Sample((values, rank) =>
        {
            rank %= values.Length;
            return RobustStatistics.Select<int>((int[])values.Clone(), rank) == values.Order().ElementAt(rank);
        });

    [Fact]
    public void Select_ManyValuesWithTiesAndWithoutNumbers_PartsThemAtTheRank() =>
        Gen.Select(Gen.Frequency((9, Gen.Float[-5, 5]), (3, Gen.Int[0, 3].Select(tie => (float)tie)), (1, Gen.Const(float.NaN)))
            .Array[1, 2000], Gen.Int[0, 1999]).Sample((values, rank) =>
        {
            rank %= values.Length;
            // Sorted with what is no number at the end.
            var sorted = values.OrderBy(float.IsNaN).ThenBy(value => value).ToArray();
            var parted = (float[])values.Clone();
            float selected = RobustStatistics.Select<float>(parted, rank);
            Assert.Equal(sorted[rank], selected);
            Assert.All(parted[..rank], value => Assert.True(value <= selected || float.IsNaN(selected)));
            Assert.All(parted[rank..], value => Assert.True(!(value < selected)));
            Assert.Equal(sorted, parted.OrderBy(float.IsNaN).ThenBy(value => value));
        });

    [Theory]
    [InlineData(new double[0], 0)]
    [InlineData(new[] { 5.0 }, 5)]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, 2.5)]
    public void Median_FewValues_IsTheMiddle(double[] values, double expected) =>
        Assert.Equal(expected, RobustStatistics.Median(values));

    [Fact]
    public void GroupedMedian_OddCountOfDistinctValues_IsTheMiddleValue() =>
        Assert.Equal(3, RobustStatistics.GroupedMedian((float[])[5, 1, 3, 2, 4]), 1e-12);

    [Fact]
    public void GroupedMedian_TwoThirdsOnTheUpperStep_LiesBetweenTheSteps()
    {
        // Ranks: 10 below, 20 on the step of 8: half of all is reached a quarter into that step, which spans 7.5 to 8.5.
        float[] values = [.. Enumerable.Repeat(7f, 10), .. Enumerable.Repeat(8f, 20)];
        Assert.Equal(7.75, RobustStatistics.GroupedMedian(values), 1e-6);
    }

    [Fact]
    public void GroupedMedian_RoundedNormalValues_RecoversTheMeanBelowTheStep()
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, 20_000).Select(_ => (float)Math.Round(100.3 + 1.5 * Normal(random)))];
        Assert.Equal(100.3, RobustStatistics.GroupedMedian(values), 0.05);
    }

    [Fact]
    public void ClipSigma_NormalValuesAndATenthOfOutliers_ReturnsLevelAndSigmaOfTheNormal()
    {
        var random = new Random(4);
        float[] values = [.. Enumerable.Range(0, 20_000).Select(
            i => (float)(i % 10 == 0 ? 500 + i : 10 + 2 * Normal(random)))];
        var level = RobustStatistics.ClipSigma(values);
        Assert.Equal(10, level.Median, 0.06);
        Assert.Equal(2, level.Sigma, 0.06);
        Assert.Equal(0.9, level.KeptShare, 0.01);
    }

    [Fact]
    public void ClipSigma_EqualValues_HasSigmaZeroAndKeepsAll() =>
        Assert.Equal(new ClippedLevel(7, 0, 1), RobustStatistics.ClipSigma((float[])[7, 7, 7, 7]));

    [Fact]
    public void ClipSigma_NoValues_IsZero() => Assert.Equal(default, RobustStatistics.ClipSigma([]));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
