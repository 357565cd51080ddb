using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Numerics;

/// <summary>Against the C library, which is right to the last bit or two.</summary>
public sealed class PortableMathTests
{
    private static readonly IEnumerable<double> s_steps = Enumerable.Range(-4000, 8001).Select(step => step / 4000.0);

    [Fact]
    public void Exp_WholeRange_AgreesWithTheLibrary() =>
        Assert.All(s_steps, step => AssertRelative(Math.Exp(step * 700), PortableMath.Exp(step * 700)));

    [Fact]
    public void Exp_OutsideTheRange_GivesZeroOrInfinity()
    {
        Assert.Equal(0, PortableMath.Exp(-800));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(800));
        Assert.Equal(1, PortableMath.Exp(0));
    }

    [Fact]
    public void Log_WholeRange_AgreesWithTheLibrary()
    {
        Assert.All(s_steps, step => AssertRelative(Math.Log(Math.Exp(step * 700)), PortableMath.Log(Math.Exp(step * 700))));
        Assert.All(s_steps, step => AssertRelative(Math.Log(1 + step / 3), PortableMath.Log(1 + step / 3)));
        Assert.Equal(0, PortableMath.Log(1));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Log_NoNormalPositiveNumber_Throws(double x) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Log(x));

    [Fact]
    public void Pow_UsualExponents_AgreesWithTheLibrary() =>
        Assert.All(s_steps, step => AssertRelative(Math.Pow(2.1 + step, -3.3), PortableMath.Pow(2.1 + step, -3.3)));

    [Fact]
    public void SinCos_SeveralTurns_AgreesWithTheLibrary() => Assert.All(s_steps, step =>
    {
        var (sin, cos) = PortableMath.SinCos(step * 40);
        Assert.Equal(Math.Sin(step * 40), sin, 1e-15);
        Assert.Equal(Math.Cos(step * 40), cos, 1e-15);
    });

    [Fact]
    public void SinCos_NoAngle_IsExact() => Assert.Equal((0.0, 1.0), PortableMath.SinCos(0));

    private static void AssertRelative(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 2e-15 * Math.Abs(expected), $"{actual:R} instead of {expected:R}");
}
