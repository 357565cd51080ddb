using AstroStacker.Comparison;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Comparison;

public sealed class BinKernelsTests
{
    [Fact]
    public void AddQuads_EveryLength_EqualsScalarTwin()
    {
        for (int length = 0; length <= 260; length++)
        {
            float[] upper = FixedData.Uniform(4 * length, 1, -1, 1), lower = FixedData.Uniform(4 * length, 2, -1, 1);
            float[] even = FixedData.Uniform(length, 3, -1, 1), odd = FixedData.Uniform(length, 4, -1, 1);
            float[] sum = [.. upper.Zip(lower, (a, b) => a + b)];
            float[] expectedEven = [.. even.Select((value, i) => value + (sum[4 * i] + sum[4 * i + 2]))];
            float[] expectedOdd = [.. odd.Select((value, i) => value + (sum[4 * i + 1] + sum[4 * i + 3]))];
            BinKernels.AddQuads(upper, lower, even, odd);
            Assert.Equal(expectedEven, even);
            Assert.Equal(expectedOdd, odd);
        }
    }

    [Fact]
    public void AddQuads_EvenAndOddTheSameRow_SumsAllSixteenthsOnce()
    {
        float[] ones = [.. Enumerable.Repeat(1f, 400)], bins = new float[100];
        BinKernels.AddQuads(ones, ones, bins, bins);
        Assert.All(bins, bin => Assert.Equal(8f, bin));
    }

    [Fact]
    public void ScaleAndAddScaled_EveryLength_EqualScalarTwins()
    {
        for (int length = 0; length <= 260; length++)
        {
            float[] row = FixedData.Uniform(length, 5, -1, 1), result = FixedData.Uniform(length, 6, -1, 1);
            float[] sums = [.. row.Zip(result, (value, sum) => sum + value * 0.37f)], scaled = [.. row.Select(value => value * 0.37f)];
            BinKernels.AddScaled(row, 0.37f, result);
            BinKernels.Scale(row, 0.37f);
            Assert.Equal(sums, result);
            Assert.Equal(scaled, row);
        }
    }
}
