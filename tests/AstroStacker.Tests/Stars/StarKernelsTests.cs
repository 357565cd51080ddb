using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class StarKernelsTests
{
    private const int MostLength = 260;

    [Fact]
    public void NextAbove_EveryLengthAndStart_FindsTheFirst()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] values = Noise(length, 1);
            for (int start = 0; start <= length; start += 7)
            {
                int expected = -1;
                for (int i = length - 1; i >= start; i--)
                    if (values[i] > 1.9f) expected = i;
                Assert.Equal(expected, StarKernels.NextAbove(values, 1.9f, start));
            }
        }
    }

    [Fact]
    public void AddClipped_EveryLength_EqualsTheFormula()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] sum = Noise(length, 1), row = Noise(length, 2);
            float[] expected = [.. sum.Zip(row, (left, right) => left + Math.Clamp(right, -1.2f, 1.2f))];
            StarKernels.AddClipped(sum, row, 1.2f);
            Assert.Equal(expected, sum);
        }
    }

    [Fact]
    public void Order_EveryLength_PutsTheSmallerFirst()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] a = Noise(length, 1), b = Noise(length, 2);
            float[] low = [.. a.Zip(b, Math.Min)], high = [.. a.Zip(b, Math.Max)];
            StarKernels.Order(a, b);
            Assert.Equal(low, a);
            Assert.Equal(high, b);
        }
    }

    [Fact]
    public void AddPairs_EveryLength_EqualsTheFormula()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] bins = Noise(length, 1), above = Noise(length * 2, 2), below = Noise(length * 2, 3);
            var expected = (float[])bins.Clone();
            for (int i = 0; i < length; i++)
            {
                float even = above[2 * i] + below[2 * i], odd = above[2 * i + 1] + below[2 * i + 1], sum = even + odd;
                expected[i] += sum * 0.3f;
            }

            StarKernels.AddPairs(bins, above, below, 0.3f);
            Assert.Equal(expected, bins);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void AddBins_EveryLength_EqualsTheFormula(int size)
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] bins = Noise(length, 1), row = Noise(length * size, 2), expected = (float[])bins.Clone();
            for (int i = 0; i < length; i++)
            {
                float sum = row[i * size];
                for (int k = 1; k < size; k++) sum += row[i * size + k];
                expected[i] += sum * 0.25f;
            }

            StarKernels.AddBins(bins, row, size, 0.25f);
            Assert.Equal(expected, bins);
        }
    }

    [Fact]
    public void Normalise_EveryLength_EqualsTheFormula()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] bins = Noise(length, 1), shares = Noise(length, 2), inner = Noise(length, 3);
            float[] expected = new float[length], result = new float[length];
            for (int i = 0; i < length; i++)
            {
                float levelStep = 0.7f * shares[i], inverseStep = -0.4f * inner[i];
                float level = 0.3f + levelStep, inverse = 1.1f + inverseStep, light = bins[i] - level;
                expected[i] = light * inverse;
            }

            StarKernels.Normalise(
                bins, result, new SkySlope(shares, 0.3f, 0.7f), new SkySlope(inner, 1.1f, -0.4f));
            Assert.Equal(expected, result);
        }
    }

    [Fact]
    public void Smooth_EveryLength_EqualsTheFormula()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[][] rows = [.. Enumerable.Range(1, 5).Select(seed => Noise(length, seed))];
            float[] expected = new float[length], result = new float[length];
            for (int i = 0; i < length; i++)
            {
                float outer = (rows[0][i] + rows[4][i]) * StarKernels.OuterTap;
                float inner = (rows[1][i] + rows[3][i]) * StarKernels.InnerTap;
                float sum = outer + inner, middle = rows[2][i] * StarKernels.MiddleTap;
                expected[i] = sum + middle;
            }

            StarKernels.Smooth(result, rows[0], rows[1], rows[2], rows[3], rows[4]);
            Assert.Equal(expected, result);
        }
    }

    [Fact]
    public void Taps_OfTheMatchedFilter_KeepTheDeviationOfWhiteNoise() => Assert.Equal(
        1, 2.0 * StarKernels.OuterTap * StarKernels.OuterTap + 2.0 * StarKernels.InnerTap * StarKernels.InnerTap
            + (double)StarKernels.MiddleTap * StarKernels.MiddleTap, 1e-5);

    private static float[] Noise(int length, int seed)
    {
        var random = new Random(seed * 1000 + length);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() * 4 - 2))];
    }
}
