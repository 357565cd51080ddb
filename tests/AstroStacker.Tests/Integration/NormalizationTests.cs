using AstroStacker.Imaging;
using AstroStacker.Integration;
using Xunit;

namespace AstroStacker.Tests.Integration;

public sealed class NormalizationTests
{
    [Fact]
    public void AdditiveScaling_DimmerFrameWithBrighterSky_MeetsTheReference()
    {
        PlaneStatistics[] frame = [new(0.30, 0.01), new(0.20, 0.01)], reference = [new(0.10, 0.01), new(0.15, 0.01)];
        var normalization = Normalization.Of(NormalizationMethods.Get("additive-scaling"), frame, reference, fluxRatio: 0.5);
        Assert.Equal(2, normalization[0].Gain);
        Assert.Equal(0.10, 0.30 * normalization[0].Gain + normalization[0].Offset, 12);
        Assert.Equal(0.15, 0.20 * normalization[1].Gain + normalization[1].Offset, 12);
    }

    [Theory]
    [InlineData("none", 1, 0)]
    [InlineData("additive", 1, -0.20)]
    [InlineData("multiplicative", 2, 0)]
    [InlineData("additive-scaling", 2, -0.50)]
    [InlineData("local", 2, -0.50)]
    public void Of_EachMethod_ScalesAndShiftsAsItSays(string name, double gain, double offset)
    {
        var normalization = Normalization.Of(NormalizationMethods.Get(name), [new(0.30, 0.01)], [new(0.10, 0.01)], fluxRatio: 0.5);
        Assert.Equal(gain, normalization[0].Gain, 12);
        Assert.Equal(offset, normalization[0].Offset, 12);
    }

    [Fact]
    public void FluxRatio_WithoutStars_IsTheExposuresElseOne()
    {
        Assert.Equal(0.7, Normalization.FluxRatio(0.7, 60, 30));
        Assert.Equal(2, Normalization.FluxRatio(null, 60, 30));
        Assert.Equal(1, Normalization.FluxRatio(null, 60, null));
        Assert.Equal(1, Normalization.FluxRatio(double.NaN, null, 30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AdditiveScaling_ImpossibleFluxRatio_Throws(double ratio) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Normalization.Of(NormalizationMethods.Get("additive-scaling"), [new(0, 1)], [new(0, 1)], ratio));
}
