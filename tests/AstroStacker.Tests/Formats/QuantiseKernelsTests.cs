using AstroStacker.Formats;
using Xunit;

namespace AstroStacker.Tests.Formats;

public sealed class QuantiseKernelsTests
{
    [Fact]
    public void ToUInt16_EveryLength_EqualsRoundingInDecimal()
    {
        var random = new Random(5);
        for (int length = 0; length <= 260; length++)
        {
            float[] samples = [.. Enumerable.Range(0, length)
                .Select(i => i % 5 == 0 ? (random.Next(-20, 140000) - 0.5f) / 2 : random.Next(70000) / 8f)];
            var levels = new ushort[length];
            QuantiseKernels.ToUInt16(samples, 1, 0, levels);
            Assert.Equal(samples.Select(Twin), levels);
        }
    }

    [Theory]
    [InlineData(0.49999997f, 0)]
    [InlineData(0.5f, 1)]
    [InlineData(1.5f, 2)]
    [InlineData(2.5f, 3)]
    [InlineData(-1f, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(65534.5f, 65535)]
    [InlineData(70000f, 65535)]
    [InlineData(float.PositiveInfinity, 65535)]
    public void ToUInt16_OneSample_IsRoundedHalvesUpAndClamped(float sample, int expected)
    {
        var samples = new float[67];
        Array.Fill(samples, sample);
        var levels = new ushort[67];
        QuantiseKernels.ToUInt16(samples, 1, 0, levels);
        Assert.All(levels, level => Assert.Equal(expected, level));
    }

    [Fact]
    public void ToUInt16_EveryCodeAsAFraction_ComesBack()
    {
        float[] samples = [.. Enumerable.Range(0, 65536).Select(code => code / 65535f)];
        var levels = new ushort[65536];
        QuantiseKernels.ToUInt16(samples, 65535, 0, levels);
        Assert.Equal(Enumerable.Range(0, 65536).Select(code => (ushort)code), levels);
    }

    private static ushort Twin(float sample) =>
        (ushort)Math.Clamp(Math.Round((decimal)sample, MidpointRounding.AwayFromZero), 0, 65535);
}
