using AstroStacker.Comparison;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Comparison;

public sealed class NightModelTests
{
    [Fact]
    public void Sort_EveryLengthAndCount_SortsEachColumn()
    {
        for (int rows = 0; rows <= 9; rows++)
            for (int length = 0; length <= 260; length += rows == 5 ? 1 : 37)
            {
                float[] table = FixedData.Uniform(rows * 260, rows, -1, 1), expected = [.. table];
                for (int x = 0; x < length; x++)
                {
                    var column = Enumerable.Range(0, rows).Select(row => table[row * 260 + x]).Order().ToArray();
                    for (int row = 0; row < rows; row++) expected[row * 260 + x] = column[row];
                }

                ModelKernels.Sort(table, rows, 260, length);
                Assert.Equal(expected, table);
            }
    }

    [Fact]
    public void Normalise_EveryLength_EqualsScalarTwin()
    {
        for (int length = 0; length <= 260; length++)
        {
            float[] difference = FixedData.Uniform(length, 1, -9, 9), level = FixedData.Uniform(length, 2, -1, 1);
            float[] sigma = FixedData.Uniform(length, 3, 0.5f, 2), structure = FixedData.Uniform(length, 4, 0, 3);
            for (int i = 0; i < length; i += 5) difference[i] = float.PositiveInfinity;
            float[] expected = [.. difference.Select((value, i) => float.IsPositiveInfinity(value)
                ? 0 : Math.Clamp((value - level[i]) / (sigma[i] + structure[i] * 0.1f), -4, 4))];
            ModelKernels.Normalise(difference, level, sigma, structure, 0.1f, 4);
            Assert.Equal(expected, difference);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(32)]
    public void Subtract_MemberOfTheModel_TakesTheMedianOfTheOthersOff(int frames)
    {
        const int bins = 203;
        float[][] planes = [.. Enumerable.Range(0, frames).Select(frame => FixedData.Uniform(bins, 10 + frame, 0, 1))];
        foreach (var plane in planes)
            for (int i = 0; i < bins; i++)
                if ((int)(plane[i] * 100) % 9 == 0) plane[i] = float.PositiveInfinity;
        using var model = new NightModel([.. planes.Select(plane => (ReadOnlyMemory<float>)plane)], 2, CancellationToken.None);
        var result = new float[bins];
        for (int frame = 0; frame < frames; frame++)
        {
            model.Subtract(planes[frame], isMember: true, result);
            for (int i = 0; i < bins; i++)
            {
                var others = planes.Where((_, other) => other != frame).Select(plane => plane[i]).Where(float.IsFinite).ToList();
                bool isAbsent = others.Count == 0 || !float.IsFinite(planes[frame][i]);
                Assert.Equal(isAbsent ? float.PositiveInfinity : planes[frame][i] - Median(others), result[i], 1e-6f);
            }
        }
    }

    [Fact]
    public void Model_FramesInAnotherOrder_IsTheSame()
    {
        float[][] planes = [.. Enumerable.Range(0, 9).Select(frame => FixedData.Uniform(300, frame, 0, 1))];
        Assert.Equal(MedianOf(planes), MedianOf([.. planes.Reverse()]));

        static float[] MedianOf(float[][] planes)
        {
            using var model = new NightModel([.. planes.Select(plane => (ReadOnlyMemory<float>)plane)], 1, CancellationToken.None);
            var median = new float[300];
            model.CopyMedian(median);
            return median;
        }
    }

    private static float Median(List<float> values)
    {
        values.Sort();
        int half = values.Count / 2;
        return values.Count % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
