using AstroStacker.Formats.Png;
using Xunit;

namespace AstroStacker.Tests.Formats.Png;

public sealed class PngFilterKernelsTests
{
    [Fact]
    public void Up_EveryLength_EqualsScalarTwin()
    {
        for (int length = 0; length <= 260; length++)
        {
            byte[] row = Noise(length, 1), above = Noise(length, 2), filtered = new byte[length];
            PngFilterKernels.Up(row, above, filtered);
            Assert.Equal(row.Zip(above, (a, b) => (byte)(a - b)), filtered);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Undo_EveryLengthAndPixelSize_TakesBackTheFilterOfTheSpecification(int filter)
    {
        foreach (int pixelBytes in new[] { 1, 2, 3, 6, 8 })
            for (int length = 0; length <= 260; length++)
            {
                byte[] row = Noise(length, 1), above = Noise(length, 2);
                byte[] filtered = [.. Enumerable.Range(0, length)
                    .Select(i => (byte)(row[i] - Prediction(filter, row, above, i, pixelBytes)))];
                Assert.True(PngFilterKernels.Undo(filter, filtered, above, pixelBytes));
                Assert.Equal(row, filtered);
            }
    }

    [Fact]
    public void Undo_NumberThatIsNoFilter_IsRefused() =>
        Assert.False(PngFilterKernels.Undo(5, new byte[3], new byte[3], 1));

    private static int Prediction(int filter, byte[] row, byte[] above, int i, int pixelBytes)
    {
        int a = i < pixelBytes ? 0 : row[i - pixelBytes], b = above[i], c = i < pixelBytes ? 0 : above[i - pixelBytes];
        return filter switch
        {
            1 => a,
            2 => b,
            3 => (a + b) / 2,
            4 => new[] { a, b, c }.MinBy(value => Math.Abs(a + b - c - value)),
            _ => 0,
        };
    }

    private static byte[] Noise(int length, int seed)
    {
        var noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }
}
