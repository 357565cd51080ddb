using AstroStacker.Imaging;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

/// <summary>What becomes of a star: FWHM 2.8 pixels, peak 0.5 on a sky of 0.05 with noise 1e-4.</summary>
public sealed class StarResamplingTests
{
    private const int Side = 64;
    private const double Sky = 0.05, Sigma = 2.8 / 2.3548;

    [Theory]
    [InlineData("bicubic")]
    [InlineData("lanczos3")]
    [InlineData("lanczos4")]
    public void Resample_WellSampledStar_KeepsFluxAtEveryPhase(string name)
    {
        foreach (var (dx, dy) in Phases())
        {
            var (flux, _, _) = Measure(name, Transform.Shift(dx, dy), 0.5, double.MaxValue);
            Assert.Equal(1, flux / (0.5 * 2 * Math.PI * Sigma * Sigma), 2e-3);
        }
    }

    [Theory]
    [InlineData("bilinear")]
    [InlineData("bicubic")]
    [InlineData("lanczos3")]
    [InlineData("lanczos4")]
    public void Resample_WellSampledStar_MovesItsCentroidAsTold(string name)
    {
        foreach (var (dx, dy) in Phases())
        {
            var (_, x, y) = Measure(name, Transform.Shift(dx, dy), 0.5, double.MaxValue);
            Assert.Equal(31.3 - dx, x, 0.01);
            Assert.Equal(30.8 - dy, y, 0.01);
        }
    }

    [Theory]
    [InlineData("bicubic")]
    [InlineData("lanczos3")]
    [InlineData("lanczos4")]
    public void Resample_SaturatedStar_HasNoDarkRingAndNoHoleInItsCore(string name)
    {
        const double saturation = 0.9;
        foreach (var (dx, dy) in Phases())
        {
            var values = Star(20, saturation).Resample(name, Transform.Shift(dx, dy), Side, Side, 64).Values;
            for (int i = 0; i < values.Length; i++)
            {
                double radius = Math.Sqrt(SquaredDistance(i % Side + dx, i / Side + dy));
                if (i % Side is < 8 or > 55 || i / Side is < 8 or > 55) continue;
                Assert.True(values[i] > Sky - 0.0105 * saturation, $"{name}: ring of {values[i] - Sky} at radius {radius}");
                if (radius < 2) Assert.True(values[i] > saturation + Sky - 0.0105, $"{name}: core of {values[i]} at radius {radius}");
            }
        }
    }

    private static (double X, double Y)[] Phases() =>
        [.. from x in Enumerable.Range(0, 5) from y in Enumerable.Range(0, 5) select (x / 5.0, y / 5.0)];

    private static double SquaredDistance(double x, double y) => (x - 31.3) * (x - 31.3) + (y - 30.8) * (y - 30.8);

    private static TestPlane Star(double peak, double saturation)
    {
        var noise = TestPlane.Noise(Side, Side, 1, Sky, 1e-4);
        return TestPlane.Of(Side, Side, (x, y) =>
            noise.At(x, y) + Math.Min(saturation, peak * Math.Exp(-SquaredDistance(x, y) / (2 * Sigma * Sigma))));
    }

    /// <summary>Flux and centroid within 9 pixels of where the star should be.</summary>
    private static (double Flux, double X, double Y) Measure(string name, Transform shift, double peak, double saturation)
    {
        var values = Star(peak, saturation).Resample(name, shift, Side, Side, 64).Values;
        double flux = 0, sumX = 0, sumY = 0;
        for (int i = 0; i < values.Length; i++)
        {
            var (x, y) = shift.Map(i % Side, i / Side);
            if (SquaredDistance(x, y) > 81) continue;
            double value = values[i] - Sky;
            flux += value;
            sumX += value * (i % Side);
            sumY += value * (i / Side);
        }

        return (flux, sumX / flux, sumY / flux);
    }
}
