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
            float[] values = Noise(length, 1), limits = Noise(length, 2);
            for (int i = 0; i < length; i++) limits[i] += 1.5f;
            for (int start = 0; start <= length; start += 7)
            {
                int expected = -1;
                for (int i = length - 1; i >= start; i--)
                    if (values[i] > limits[i]) expected = i;
                Assert.Equal(expected, StarKernels.NextAbove(values, limits, start));
            }
        }
    }

    [Fact]
    public void Add_EveryLength_EqualsTheFormula()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] sum = Noise(length, 1), row = Noise(length, 2), expected = [.. sum.Zip(row, (a, b) => a + b)];
            StarKernels.Add(sum, row);
            Assert.Equal(expected, sum);
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
            float[] bins = Noise(length, 1), columns = Noise(length * size, 2), expected = (float[])bins.Clone();
            for (int i = 0; i < length; i++)
            {
                float sum = columns[i * size];
                for (int k = 1; k < size; k++) sum += columns[i * size + k];
                expected[i] += sum * 0.25f;
            }

            StarKernels.AddBins(bins, columns, size, 0.25f);
            Assert.Equal(expected, bins);
        }
    }

    [Fact]
    public void Normalise_EveryLength_EqualsTheFormula()
    {
        for (int length = 0; length <= MostLength; length++)
        {
            float[] values = Noise(length, 1), level = Noise(length, 2), noise = [.. Noise(length, 3).Select(
                value => Math.Abs(value) + 1)];
            var expected = new float[length];
            for (int i = 0; i < length; i++) expected[i] = (values[i] - level[i]) / noise[i];
            StarKernels.Normalise(values, level, noise);
            Assert.Equal(expected, values);
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
