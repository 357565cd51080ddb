using AstroStacker.Testing.Stars;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

/// <summary>What demosaicing does to isolated stars; docs/algorithms/demosaic.md has the whole table.</summary>
public sealed class StarFidelityTests
{
    [Theory]
    [InlineData("wiener", 2.8, 1.02, 1.03)]
    [InlineData("wiener", 1.7, 1.10, 1.11)]
    [InlineData("wiener", 4, 1.01, 1.01)]
    [InlineData("malvar", 2.8, 1.02, 1.03)]
    [InlineData("rcd", 2.8, 1.04, 1.02)]
    public void Stars_ThroughBayer_KeepTheirWidth(string method, double fwhm, double green, double redAndBlue)
    {
        var figures = new DemosaicTrial { Method = method, FwhmPixels = fwhm }.Run();
        Assert.InRange(figures[1].Fwhm, 0.97, green);
        Assert.InRange(figures[0].Fwhm, 0.97, redAndBlue);
        Assert.InRange(figures[2].Fwhm, 0.97, redAndBlue);
    }

    [Theory]
    [InlineData("bilinear")]
    [InlineData("malvar")]
    [InlineData("wiener")]
    public void Stars_ThroughALinearMethod_KeepTheirLightWhereverTheyStand(string method)
    {
        foreach (var figures in new DemosaicTrial { Method = method }.Run())
        {
            Assert.InRange(figures.FluxBias, -0.001, 0.001);
            Assert.InRange(figures.FluxScatter, 0, 0.005);
        }
    }

    [Theory]
    [InlineData(1.7, 1.10, 0.06)]
    [InlineData(2.8, 1.025, 0.03)]
    [InlineData(4, 1.015, 0.015)]
    public void Stars_ThroughXTrans_KeepWidthPlaceAndColour(double fwhm, double width, double shift)
    {
        var trial = new DemosaicTrial { Method = "wiener", Letters = MosaicTrial.XTrans, FwhmPixels = fwhm };
        var bilinear = (trial with { Method = "bilinear" }).Run();
        foreach (var (figures, plain) in trial.Run().Zip(bilinear))
        {
            Assert.InRange(figures.Fwhm, 0.97, width);
            Assert.InRange(figures.Shift, 0, shift);
            Assert.True(figures.FluxScatter < plain.FluxScatter);
            // The mean of 64 stars: four of its sigmas.
            Assert.InRange(figures.FluxBias, -figures.FluxScatter / 2, figures.FluxScatter / 2);
        }
    }
}
