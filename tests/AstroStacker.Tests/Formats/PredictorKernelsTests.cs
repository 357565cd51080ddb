using AstroStacker.Formats;
using Xunit;

namespace AstroStacker.Tests.Formats;

public sealed class PredictorKernelsTests
{
    private const int Longest = 260;

    private static readonly Random s_random = new(8);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 128)]
    [InlineData(3, 0)]
    public void Differences_OfBytes_EqualTheScalarFormula(int stride, byte bias)
    {
        for (int length = 0; length <= Longest; length++)
        {
            byte[] values = Bytes(length);
            var differences = new byte[length];
            PredictorKernels.Differences(values, stride, bias, differences);
            Assert.Equal(values.Select((value, i) => i < stride ? value : (byte)(value - values[i - stride] + bias)), differences);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Differences_OfNumbers_EqualTheScalarFormula(int stride)
    {
        for (int length = 0; length <= Longest; length++)
        {
            ushort[] values = [.. Enumerable.Range(0, length).Select(_ => (ushort)s_random.Next(65536))];
            var differences = new ushort[length];
            PredictorKernels.Differences(values, stride, differences);
            Assert.Equal(values.Select((value, i) => i < stride ? value : (ushort)(value - values[i - stride])), differences);
        }
    }

    [Fact]
    public void Halves_EveryLength_AreEvenThenOddPlaces()
    {
        for (int length = 0; length <= Longest; length++)
        {
            byte[] bytes = Bytes(length);
            var halves = new byte[length];
            PredictorKernels.Halves(bytes, halves);
            Assert.Equal(bytes.Where((_, i) => i % 2 == 0).Concat(bytes.Where((_, i) => i % 2 == 1)), halves);
        }
    }

    [Fact]
    public void BytePlanes_EveryLength_AreTheBytesFromTheHighest()
    {
        for (int length = 0; length <= Longest; length++)
        {
            float[] samples = [.. Enumerable.Range(0, length).Select(_ => (float)(s_random.NextDouble() - 0.3))];
            var planes = new byte[4 * length];
            PredictorKernels.BytePlanes(samples, planes);
            byte[][] bytes = [.. samples.Select(sample => (byte[])[.. BitConverter.GetBytes(sample).Reverse()])];
            Assert.Equal(Enumerable.Range(0, 4).SelectMany(k => bytes.Select(sample => sample[k])), planes);
        }
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        s_random.NextBytes(bytes);
        return bytes;
    }
}
