using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class LineSumsTests
{
    [Fact]
    public void Add_EveryLength_EqualsTheFormula()
    {
        for (int length = 0; length <= 260; length++)
        {
            float[] a = FixedData.Uniform(length, 1, -1, 1), b = FixedData.Uniform(length, 2, -1, 1), result = new float[length];
            SampleKernels.Add(a, b, result);
            Assert.Equal(a.Zip(b, (left, right) => left + right), result);
        }
    }

    [Fact]
    public void At_EveryLine_IsTheSumAlongItsPath()
    {
        const int width = 11, height = 7;
        float[] columns = [.. FixedData.Uniform(width * height, 3, 0, 100).Select(value => MathF.Round(value))];
        using var sums = new LineSums(columns, height);
        Assert.Equal(16, sums.Length);
        for (int slope = 0; slope < sums.Length; slope++)
            for (int start = -sums.Length; start < height; start++)
            {
                float expected = 0;
                for (int x = 0; x < width; x++)
                {
                    int y = start + LineSums.Fall(slope, x, sums.Length);
                    if (y >= 0 && y < height) expected += columns[x * height + y];
                }

                Assert.Equal(expected, sums.At(slope)[start + sums.Length]);
            }
    }
}
