using AstroStacker.Numerics.Simd;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

public sealed class TwoPassKernelsTests
{
    private const int Next = BlockGrid.RowLength, Stride = Warp.BlockPixels, Taps = 6;

    [Fact]
    public void AlongRow_EveryLength_EqualsTheScalarTwin()
    {
        float[] line = Numbers(300, 1), weights = Numbers(Taps * Next, 2);
        for (int length = 0; length <= 260; length++)
        {
            float[] result = new float[301], lowest = new float[301];
            var kernel = new TwoPassKernels.AlongRow<Lanczos3Taps>(ref line[0], ref weights[0], ref result[0], ref lowest[0]);
            WideLoop.Run(ref kernel, length);
            for (int u = 0; u < length; u++)
            {
                Assert.Equal(Sum(k => weights[k * Next] * line[u + k]), result[u]);
                Assert.Equal(Math.Min(line[u + 2], line[u + 3]), lowest[u]);
            }

            Assert.Equal(0, result[length]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DownColumns_EveryLength_EqualsTheScalarTwin(bool hasExtraTap)
    {
        float[] rows = Numbers(8 * Stride, 3), weights = Numbers(8 * Next, 4), lowest = Numbers(8 * Stride, 5);
        for (int length = 0; length <= Stride; length++)
        {
            var value = new float[Stride + 1];
            var kernel = new TwoPassKernels.DownColumns<Lanczos3Taps>(ref rows[0], ref weights[0], ref lowest[0], ref value[0])
            {
                HasExtraTap = hasExtraTap,
                Floor = 3,
            };
            WideLoop.Run(ref kernel, length);
            bool hasSuspects = false;
            for (int u = 0; u < length; u++)
            {
                float expected = Sum(k => weights[k * Next + u] * rows[k * Stride + u]);
                if (hasExtraTap) expected += weights[Taps * Next + u] * rows[Taps * Stride + u];
                Assert.Equal(expected, value[u]);
                float Lowest(int row) => Math.Min(lowest[row * Stride + u], lowest[(row + 1) * Stride + u]);
                hasSuspects |= expected < (hasExtraTap ? Math.Max(Lowest(2), Lowest(3)) : Lowest(2)) - 3;
            }

            Assert.Equal(hasSuspects, kernel.HasSuspects);
            Assert.Equal(0, value[length]);
        }
    }

    [Fact]
    public void MoveDown_SomePixelsLower_MovesTheirWeightsOnly()
    {
        float[] weights = Numbers(8 * Next, 6), shifts = [.. Enumerable.Range(0, Stride).Select(u => u % 3 == 0 ? 1f : 0f)];
        for (int length = 0; length <= Stride; length++)
        {
            float[] moved = [.. weights];
            var kernel = new TwoPassKernels.MoveDown<Lanczos3Taps>(ref moved[0], ref shifts[0]);
            WideLoop.Run(ref kernel, length);
            for (int u = 0; u < length; u++)
                for (int k = 0; k <= Taps; k++)
                {
                    int from = shifts[u] > 0 ? k - 1 : k;
                    Assert.Equal(from is >= 0 and < Taps ? weights[from * Next + u] : 0, moved[k * Next + u]);
                }
        }
    }

    private static float Sum(Func<int, float> product)
    {
        float sum = product(0) + product(1);
        for (int k = 2; k < Taps; k += 2) sum += product(k) + product(k + 1);
        return sum;
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 2 - 1))];
    }
}
