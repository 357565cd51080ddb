using AstroStacker.Colour;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Colour;

public sealed class ColourKernelsTests
{
    [Fact]
    public void ApplyMatrix_EveryLength_EqualsScalarTwin()
    {
        double[] m = [1.6, -0.5, -0.1, -0.2, 1.4, -0.2, 0.05, -0.6, 1.55];
        for (int length = 0; length <= 260; length++)
        {
            float[] r = FixedData.Uniform(length, 1, -0.1f, 1), g = FixedData.Uniform(length, 2, -0.1f, 1);
            float[] b = FixedData.Uniform(length, 3, -0.1f, 1);
            float[] Expected(int row) =>
                [.. Enumerable.Range(0, length).Select(i => (float)m[row] * r[i] + (float)m[row + 1] * g[i] + (float)m[row + 2] * b[i])];
            float[] red = Expected(0), green = Expected(3), blue = Expected(6);
            ColourKernels.ApplyMatrix(m, r, g, b);
            Assert.Equal(red, r);
            Assert.Equal(green, g);
            Assert.Equal(blue, b);
        }
    }

    [Fact]
    public void ApplyMatrix_Identity_LeavesSamplesExactly()
    {
        float[] r = FixedData.Uniform(77, 1, 0, 1), g = FixedData.Uniform(77, 2, 0, 1), b = FixedData.Uniform(77, 3, 0, 1);
        float[] expected = [.. g];
        ColourKernels.ApplyMatrix([1, 0, 0, 0, 1, 0, 0, 0, 1], r, g, b);
        Assert.Equal(expected, g);
    }
}
