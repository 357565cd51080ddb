using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class MoffatFitTests
{
    [Fact]
    public void At_Slopes_AreTheDifferencesOfTheValue()
    {
        const double step = 1e-5, scale = 2.3;
        foreach (var (dx, dy) in ((double, double)[])[(0.3, -0.7), (2, 1), (6, 5)])
        {
            double Value(double x, double y, double a) => MoffatProfile.At(x, y, 1 / (a * a)).Value;
            var profile = MoffatProfile.At(dx, dy, 1 / (scale * scale));
            // A star that moves right leaves the pixel to its left.
            Assert.Equal(
                (Value(dx - step, dy, scale) - Value(dx + step, dy, scale)) / (2 * step), profile.SlopeX, 1e-8);
            Assert.Equal(
                (Value(dx, dy - step, scale) - Value(dx, dy + step, scale)) / (2 * step), profile.SlopeY, 1e-8);
            Assert.Equal(
                (Value(dx, dy, scale * Math.Exp(step)) - Value(dx, dy, scale * Math.Exp(-step))) / (2 * step),
                profile.SlopeLogScale, 1e-8);
        }
    }

    [Fact]
    public void At_SmallProfile_SumsToItsIntegralWithinTwoThousandths()
    {
        double sum = 0;
        for (int y = -80; y <= 80; y++)
            for (int x = -80; x <= 80; x++) sum += MoffatProfile.At(x - 0.3, y + 0.2, 1 / (1.5 * 1.5)).Value;
        Assert.Equal(1, sum / (Math.PI * 1.5 * 1.5 / 2), 2e-3);
    }

    [Fact]
    public void Solve_ExactProfileOfThreeColours_RecoversIt()
    {
        double[] amplitudes = [0.1, 0.3, 0.05], skies = [0.01, 0.02, 0.015];
        var fit = new MoffatFit([1e-6, 1e-6, 1e-6], [1e-4, 1e-4, 1e-4]);
        Fill(fit, 0.37, -0.21, 2.5, amplitudes, skies);
        Assert.True(fit.Solve(new FitStart(0, 0, 3, 2, 20)));
        Assert.Equal(0.37, fit.X, 1e-5);
        Assert.Equal(-0.21, fit.Y, 1e-5);
        Assert.Equal(2.5, fit.Scale, 1e-4);
        for (int colour = 0; colour < 3; colour++)
        {
            Assert.Equal(amplitudes[colour], fit.Amplitude(colour), 1e-5);
            Assert.Equal(skies[colour], fit.Sky(colour), 1e-6);
        }
    }

    [Fact]
    public void Solve_SkyOnly_FindsNoStarOrNoSignal()
    {
        var fit = new MoffatFit([1e-6], [1e-4]);
        Fill(fit, 0, 0, 2.5, [0], [0.02]);
        Assert.False(fit.Solve(new FitStart(0, 0, 3, 2, 20)) && fit.Errors().SignalToNoise > 1);
    }

    [Fact]
    public void Solve_TooFewSamples_IsFalse()
    {
        var fit = new MoffatFit([1e-6], [1e-4]);
        fit.Samples.Add(new FitSample(0, 0, 1, 0));
        Assert.False(fit.Solve(new FitStart(0, 0, 3, 2, 20)));
    }

    [Fact]
    public void Solve_NeighbourInTheWindow_MovesTheCentreByLessThanATenthOfAPixel()
    {
        var fit = new MoffatFit([1e-6], [1e-4]);
        Fill(fit, 0, 0, 2, [0.2], [0.02]);
        for (int i = 0; i < fit.Samples.Count; i++)
        {
            var sample = fit.Samples[i];
            double extra = 0.3 * MoffatProfile.At(sample.X - 6, sample.Y - 3, 0.25).Value;
            fit.Samples[i] = sample with { Value = sample.Value + extra };
        }

        Assert.True(fit.Solve(new FitStart(0, 0, 3, 2, 20)));
        Assert.True(Math.Sqrt(fit.X * fit.X + fit.Y * fit.Y) < 0.1, $"moved to {fit.X}, {fit.Y}");
    }

    private static void Fill(MoffatFit fit, double x, double y, double scale, double[] amplitudes, double[] skies)
    {
        for (int row = -7; row <= 7; row++)
            for (int column = -7; column <= 7; column++)
            {
                int colour = amplitudes.Length == 1 ? 0 : (row & 1) == (column & 1) ? 1 : (row & 1) == 0 ? 0 : 2;
                double light = amplitudes[colour] * MoffatProfile.At(column - x, row - y, 1 / (scale * scale)).Value;
                fit.Samples.Add(new FitSample(column, row, light + skies[colour], colour));
            }
    }
}
