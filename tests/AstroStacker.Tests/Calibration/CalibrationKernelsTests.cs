using AstroStacker.Calibration;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class CalibrationKernelsTests
{
    [Fact]
    public void SubtractDark_EveryLength_EqualsScalarTwin() => ForEveryLength((light, other) =>
    {
        float[] expected = [.. light.Zip(other, (l, d) => (l - d) * 0.37f)];
        CalibrationKernels.SubtractDark(light, other, 0.37f);
        Assert.Equal(expected, light);
    });

    [Fact]
    public void MultiplyGain_EveryLength_EqualsScalarTwin() => ForEveryLength((light, other) =>
    {
        float[] expected = [.. light.Zip(other, (l, g) => l * g)];
        CalibrationKernels.MultiplyGain(light, other);
        Assert.Equal(expected, light);
    });

    [Fact]
    public void Calibrate_EveryLength_EqualsScalarTwin() => ForEveryLength((light, other) =>
    {
        float[] expected = [.. light.Zip(other, (l, d) => (l - d) * 0.37f * d)];
        CalibrationKernels.Calibrate(light, other, 0.37f, other);
        Assert.Equal(expected, light);
    });

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    [InlineData(6, 5)]
    [InlineData(64, 7)]
    public void SubtractBlack_EveryLength_EqualsScalarTwin(int repeat, int phase) => ForEveryLength((light, _) =>
    {
        float[] black = [.. Enumerable.Range(0, repeat).Select(i => 0.1f * i)];
        float[] expected = [.. light.Select((l, i) => (l - black[(phase + i) % repeat]) * 1.7f)];
        CalibrationKernels.SubtractBlack(light, black, phase, 1.7f);
        Assert.Equal(expected, light);
    });

    [Fact]
    public void SubtractDark_OtherLength_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationKernels.SubtractDark(new float[3], new float[4], 1));

    private static void ForEveryLength(Action<float[], float[]> check)
    {
        for (int length = 0; length <= 260; length++)
            check(FixedData.Uniform(length, 1, -0.1f, 1), FixedData.Uniform(length, 2, 0.5f, 1.5f));
    }
}
