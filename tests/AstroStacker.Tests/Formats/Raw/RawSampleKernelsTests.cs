using AstroStacker.Formats.Raw;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawSampleKernelsTests
{
    [Fact]
    public void TakeColour_EveryLength_EqualsTheScalarFormula()
    {
        var random = new Random(7);
        for (int length = 0; length <= 260; length++)
            foreach (int stride in (int[])[3, 4])
            {
                var pixels = Enumerable.Range(0, length * stride).Select(_ => (ushort)random.Next(65536)).ToArray();
                var plane = new ushort[length];
                RawSampleKernels.TakeColour(pixels, stride, 2, plane);
                Assert.Equal(Enumerable.Range(0, length).Select(i => pixels[i * stride + 2]), plane);
            }
    }

    [Fact]
    public void Count_EveryLength_EqualsTheScalarFormula()
    {
        var random = new Random(8);
        for (int length = 0; length <= 260; length++)
        {
            var samples = Enumerable.Range(0, length).Select(_ => (ushort)random.Next(20)).ToArray();
            var counts = new int[65536];
            RawSampleKernels.Count(samples, counts);
            for (int value = 0; value < 20; value++) Assert.Equal(samples.Count(sample => sample == value), counts[value]);
        }
    }
}
