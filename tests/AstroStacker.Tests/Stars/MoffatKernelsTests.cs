using AstroStacker.Stars;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class MoffatKernelsTests
{
    private const int MostLength = 260;

    private static readonly ProfileView View = new(0.31f, -0.27f, 0.62f, 0.07f, 0.81f);

    private static readonly ProfileCurve Curve = new(2.7);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Accumulate_EveryLength_EqualsTheFormula(int pointCount)
    {
        var points = pointCount == 1 ? PixelPoints.One : pointCount == 4 ? PixelPoints.Four : PixelPoints.Nine;
        for (int length = 0; length <= MostLength; length++)
        {
            float[] x = FixedData.Uniform(length, 1, -7, 7), y = FixedData.Uniform(length, 2, -7, 7);
            float[] value = FixedData.Uniform(length, 3, 0, 1), share = FixedData.Uniform(length, 4, 0, 1);
            float[] profile = new float[length], weight = new float[length];
            var sums = new float[MoffatKernels.Sums * MoffatKernels.Parts];
            MoffatKernels.Accumulate(
                Row(x, y, value, share, profile, weight), View, (Curve, points), (0.01f, 0.03f), sums);
            var expected = new float[sums.Length];
            for (int i = 0; i < length; i++)
            {
                float[] columns = [.. PlainProfile.Columns(x[i], y[i], View, Curve, points), 1, value[i]];
                float w = share[i] / (0.01f + 0.03f * columns[5]);
                Assert.Equal((columns[5], w), (profile[i], weight[i]));
                for (int row = 0, pair = 0; row < MoffatKernels.Columns; row++)
                    for (int column = 0; column <= row && pair < MoffatKernels.Sums; column++, pair++)
                        expected[pair * MoffatKernels.Parts + i % MoffatKernels.Parts] += w * columns[row] * columns[column];
            }

            Assert.Equal(expected, sums);
        }
    }

    [Fact]
    public void Subtract_EveryLength_EqualsTheFormula()
    {
        float[] c = Curve.Coefficients;
        var points = PixelPoints.Four;
        for (int length = 0; length <= MostLength; length++)
        {
            float[] x = FixedData.Uniform(length, 1, -7, 7), y = FixedData.Uniform(length, 2, -7, 7);
            float[] value = FixedData.Uniform(length, 3, 0, 1), share = FixedData.Uniform(length, 4, 0, 1);
            float[] expected = (float[])value.Clone(), expectedShare = (float[])share.Clone();
            for (int i = 0; i < length; i++)
            {
                float profile = 0;
                for (int k = 0; k < 4; k++)
                {
                    float px = x[i] - View.X + points.X[k], py = y[i] - View.Y + points.Y[k];
                    float u = px * View.XX + py * View.XY, v = px * View.XY + py * View.YY, q = u * u + v * v;
                    profile += points.Weight[k] / (1 + q * (c[0] + q * (c[1] + q * (c[2] + q * (c[3] + q * c[4])))));
                }

                float light = profile * 0.4f, error = light * MoffatKernels.ShapeError;
                expected[i] -= light;
                expectedShare[i] = share[i] * 0.01f / (0.01f + 0.03f * light + error * error);
            }

            MoffatKernels.Subtract(
                Row(x, y, value, share, new float[length], new float[length]), View, Curve, 0.4f, (0.01f, 0.03f));
            Assert.Equal(expected, value);
            Assert.Equal(expectedShare, share);
        }
    }

    [Fact]
    public void Fold_Parts_AddsAllSixteen()
    {
        var total = new double[2];
        MoffatKernels.Fold([.. Enumerable.Range(0, 32).Select(i => (float)i)], total);
        Assert.Equal([120, 376], total);
    }

    private static FitRow Row(float[] x, float[] y, float[] value, float[] share, float[] profile, float[] weight) => new()
    {
        X = x,
        Y = y,
        Value = value,
        Share = share,
        Profile = profile,
        Weight = weight,
    };
}
