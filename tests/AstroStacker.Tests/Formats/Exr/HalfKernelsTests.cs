using AstroStacker.Formats.Exr;
using Xunit;

namespace AstroStacker.Tests.Formats.Exr;

public sealed class HalfKernelsTests
{
    [Fact]
    public void Round_EveryLength_GivesTheNearestHalf()
    {
        var random = new Random(6);
        for (int length = 0; length <= 260; length++)
        {
            float[] samples = [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() * 2 - 0.5))];
            var halves = new Half[length];
            HalfKernels.Round(samples, halves);
            for (int i = 0; i < length; i++)
            {
                float error = MathF.Abs((float)halves[i] - samples[i]);
                Assert.True(error <= MathF.Abs((float)Half.BitIncrement(halves[i]) - samples[i]));
                Assert.True(error <= MathF.Abs((float)Half.BitDecrement(halves[i]) - samples[i]));
            }
        }
    }

    [Theory]
    [InlineData(70000f, 65504f)]
    [InlineData(-70000f, -65504f)]
    [InlineData(float.PositiveInfinity, 65504f)]
    [InlineData(float.NegativeInfinity, -65504f)]
    [InlineData(float.NaN, 0f)]
    public void Round_BeyondTheFiniteOnes_GivesTheLast(float sample, float expected)
    {
        var halves = new Half[1];
        HalfKernels.Round([sample], halves);
        Assert.Equal(expected, (float)halves[0]);
    }
}
