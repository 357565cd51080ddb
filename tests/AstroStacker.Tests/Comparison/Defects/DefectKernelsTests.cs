using AstroStacker.Comparison.Defects;
using Xunit;

namespace AstroStacker.Tests.Comparison.Defects;

public sealed class DefectKernelsTests
{
    [Fact]
    public void Accumulate_EveryLength_EqualsScalarTwin()
    {
        var random = new Random(1);
        for (int length = 0; length <= 260; length++)
        {
            float[] samples = Numbers(random, length), sky = Numbers(random, length), perNoise = Numbers(random, length);
            float[] sums = Numbers(random, length);
            float[] expected = [.. sums.Select((sum, i) => sum + Math.Clamp((samples[i] - sky[i]) * perNoise[i], -0.3f, 0.3f))];
            DefectKernels.Accumulate(samples, sky, perNoise, 0.3f, sums);
            Assert.Equal(expected, sums);
        }
    }

    [Fact]
    public void Excess_EveryLength_IsTheDifferenceFromTheMedianOfEight()
    {
        const int apron = 20;
        var random = new Random(2);
        nint[] offsets = [-20, -7, -3, 2, 5, 11, 19, 20];
        for (int length = 0; length <= 260; length++)
        {
            float[] sums = Numbers(random, length + 2 * apron), excess = new float[length + 2 * apron];
            DefectKernels.Excess(sums, offsets, apron, length, excess);
            for (int i = apron; i < apron + length; i++)
            {
                float[] sorted = [.. offsets.Select(offset => sums[i + offset]).Order()];
                Assert.Equal(sums[i] - (sorted[3] + sorted[4]) * 0.5f, excess[i]);
            }
        }
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
}
