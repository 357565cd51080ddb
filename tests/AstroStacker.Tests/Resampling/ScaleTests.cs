using AstroStacker.Imaging;
using AstroStacker.Resampling;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Resampling;

/// <summary>Pixels are brightness per area: what a scale does to sums.</summary>
public sealed class ScaleTests
{
    private const int Side = 64, OutputSide = 128;
    private const double Sigma = 7 / 2.3548, Centre = 31.4;

    public static readonly TheoryData<string> Names = new(Interpolators.All.Select(interpolator => interpolator.Name).Skip(1));

    private static readonly TestPlane s_star = TestPlane.Of(Side, Side, (x, y) =>
        Math.Exp(-((x - Centre) * (x - Centre) + (y - Centre) * (y - Centre)) / (2 * Sigma * Sigma)));

    /// <summary>All interpolators but the nearest sample, which has stars jump.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_AnyScale_SummedFluxGrowsByScaleSquared(string name) =>
        Gen.Select(Gen.Double[0.8, 2], Gen.Double[-3, 3]).Sample(
            (scale, angle) =>
            {
                var values = s_star.Resample(name, ToFrame(scale, angle), OutputSide, OutputSide, 64).Values;
                double flux = values.Sum(value => (double)value) / (2 * Math.PI * Sigma * Sigma);
                return Math.Abs(flux / (scale * scale) - 1) < 1e-2;
            },
            iter: 15, threads: 1);

    [Theory]
    [MemberData(nameof(Names))]
    public void Resample_AnyScale_KeepsTheBrightnessOfThePeak(string name)
    {
        foreach (double scale in (double[])[0.8, 1, 1.5, 2])
        {
            var values = s_star.Resample(name, ToFrame(scale, 0.3), OutputSide, OutputSide, 64).Values;
            Assert.InRange(values.Max(), 0.9f, 1.01f);
        }
    }

    /// <summary>Puts the star into the middle of an output that is enlarged by scale.</summary>
    private static Transform ToFrame(double scale, double angle) =>
        Transform.Shift(Centre - OutputSide / 2.0 + 0.3, Centre - OutputSide / 2.0)
            .Then(Transform.Rotation(angle, Centre, Centre, 1 / scale));
}
