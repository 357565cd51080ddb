using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class MoffatFitTests
{
    private static readonly FitStart Start = new(0, 0, 2, new ShapePrior(ProfileShape.Round(3), 2, 1));

    [Fact]
    public void Solve_ExactProfileOfThreeColours_RecoversIt()
    {
        double[] amplitudes = [0.1, 0.3, 0.05], skies = [0.001, 0.002, -0.001];
        var shape = new ProfileShape(0.3, 0.2, -0.15);
        var fit = Fit(3, 7);
        Add(fit, 0.37, -0.21, shape, amplitudes, skies);
        Assert.True(fit.Solve(Start));
        Assert.Equal(0.37, fit.X, 1e-3);
        Assert.Equal(-0.21, fit.Y, 1e-3);
        Assert.Equal(shape.LogScale, fit.Shape.LogScale, 2e-3);
        Assert.Equal(shape.Plus, fit.Shape.Plus, 3e-3);
        Assert.Equal(shape.Cross, fit.Shape.Cross, 3e-3);
        for (int colour = 0; colour < 3; colour++)
        {
            Assert.Equal(amplitudes[colour], fit.Amplitude(colour), 1e-3 * amplitudes[colour]);
            Assert.Equal(skies[colour], fit.Sky(colour), 1e-5);
        }
    }

    [Theory]
    [InlineData(1.3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Solve_StartFarFromTheWidth_Converges(double fwhm)
    {
        var fit = Fit(1, (int)(2.5 * fwhm + 3));
        Add(fit, -0.6, 0.8, ProfileShape.Round(fwhm), [0.5], [0]);
        Assert.True(fit.Solve(Start));
        Assert.Equal(fwhm, fit.Shape.FwhmPixels, 0.01 * fwhm);
    }

    [Fact]
    public void Solve_SkyOnly_FindsNoStarOrNoSignal()
    {
        var fit = Fit(1, 7);
        Add(fit, 0, 0, ProfileShape.Round(3), [0], [0.02]);
        Assert.False(fit.Solve(Start) && fit.Errors().SignalToNoise > 1);
    }

    [Fact]
    public void Solve_NeighbourInTheWindow_MovesTheCentreByLessThanATwentiethOfAPixel()
    {
        var fit = Fit(1, 7);
        Add(fit, 0, 0, ProfileShape.Round(2), [0.2], [0.02]);
        Add(fit, 6, 3, ProfileShape.Round(2), [0.3], [0]);
        Assert.True(fit.Solve(Start));
        Assert.InRange(Math.Sqrt(fit.X * fit.X + fit.Y * fit.Y), 0, 0.05);
    }

    private static MoffatFit Fit(int colours, int radius)
    {
        var fit = new MoffatFit([.. Enumerable.Repeat(1e-4, colours)]);
        fit.Samples.Reset(new WindowLayout(
            radius, 1, colours, (x, y, _) => colours == 1 ? 0 : (x & 1) == (y & 1) ? 1 : (y & 1) == 0 ? 0 : 2));
        fit.Variances.Fill(1e-6);
        for (int colour = 0; colour < colours; colour++)
            fit.Samples.Share.Slice(fit.Samples.Layout.Start(colour), fit.Samples.Layout.Count(colour)).Fill(1);
        return fit;
    }

    private static void Add(
        MoffatFit fit, double x, double y, ProfileShape shape, double[] amplitudes, double[] skies)
    {
        var layout = fit.Samples.Layout;
        var view = ProfileView.Of(x, y, shape);
        for (int colour = 0; colour < amplitudes.Length; colour++)
            for (int k = 0; k < layout.Count(colour); k++)
            {
                int i = layout.Start(colour) + k;
                float light = PlainProfile.Value(layout.X[i], layout.Y[i], view, ProfileCurve.Usual);
                fit.Samples.Value[i] += (float)(amplitudes[colour] * light + skies[colour]);
            }
    }
}
