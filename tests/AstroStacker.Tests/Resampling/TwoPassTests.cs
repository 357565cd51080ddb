using AstroStacker.Imaging;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

/// <summary>Two passes against the sums that they stand for, and against the exact sum in two dimensions.</summary>
public sealed class TwoPassTests
{
    private const int Side = 192;
    private const double Degree = Math.PI / 180;

    private static readonly PixelRectangle s_block = new(64, 64, 64, 64);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1.2, true)]
    [InlineData(-1.2, true)]
    [InlineData(91, true)]
    [InlineData(180, true)]
    [InlineData(271.2, true)]
    [InlineData(1.3, false)]
    [InlineData(45, false)]
    public void BlockAxes_Rotation_IsGentleUpToAnAngle(double degrees, bool isGentle) =>
        Assert.Equal(isGentle, BlockAxes.At(Transform.Rotation(degrees * Degree, 90, 80), 64, 64).IsGentle);

    /// <summary>The plane's slope is 0.2 a pixel; phases are kept over up to 1/512 pixel on both axes.</summary>
    [Theory]
    [InlineData("bilinear")]
    [InlineData("bicubic")]
    [InlineData("lanczos3")]
    [InlineData("lanczos4")]
    public void Resample_SmallAngle_MatchesTheSlantedSum(string name)
    {
        var plane = TestPlane.Of(
            Side, Side, (x, y) => 0.5 + 0.2 * Math.Sin(0.5 * x + 0.3 * y) + 0.1 * Math.Cos(0.9 * y - 0.2 * x));
        foreach (double degrees in (double[])[0.05, 0.6, 1.2, -1.2])
        {
            var transform = Transform.Rotation(degrees * Degree, 90.3, 101.8);
            var values = plane.Resample(name, transform, Side, Side, 64).Values;
            double slant = transform.Matrix[1] / transform.Matrix[4];
            for (int y = 64; y < 128; y++)
                for (int x = 64; x < 128; x++)
                {
                    var (sx, sy) = transform.Map(x, y);
                    Assert.Equal(PlainInterpolation.At(name, plane, sx, sy, slant), values[y * Side + x], 8e-4);
                }
        }
    }

    [Fact]
    public void Resample_NoiseAtTheLargestAngle_IsWithinTwoPercentOfItsSigmaOfTheExactSum()
    {
        var plane = TestPlane.Noise(Side, Side, 3);
        var transform = Transform.Rotation(1.2 * Degree, 90.3, 101.8);
        double sum = 0;
        var (fast, exact) = (plane.Resample("lanczos3", transform, Side, Side, 64).Values, Exact(plane, transform));
        foreach (int i in Inner()) sum += (fast[i] - exact[i]) * (fast[i] - exact[i]);
        Assert.InRange(Math.Sqrt(sum / Inner().Count()), 1e-4, 0.02 * 0.1);
    }

    /// <summary>FWHM 1.7 pixels: the sharpest stars that are well resampled at all.</summary>
    [Fact]
    public void Resample_SharpStarsAtTheLargestAngle_KeepPlaceFluxAndWidthOfTheExactSum()
    {
        const double sigma = 1.7 / 2.3548;
        var transform = Transform.Rotation(1.2 * Degree, 90.3, 101.8);
        for (int phase = 0; phase < 8; phase++)
        {
            double atX = 95.1 + 0.13 * phase, atY = 94.7 + 0.29 * phase;
            var plane = TestPlane.Of(Side, Side, (x, y) =>
                Math.Exp(-((x - atX) * (x - atX) + (y - atY) * (y - atY)) / (2 * sigma * sigma)));
            var fast = Moments(plane.Resample("lanczos3", transform, Side, Side, 64).Values);
            var exact = Moments(Exact(plane, transform));
            var (x, y) = transform.Inverse().Map(atX, atY);
            Assert.Equal(x, fast.X, 0.01);
            Assert.Equal(y, fast.Y, 0.01);
            Assert.Equal(1, fast.Flux / exact.Flux, 2e-3);
            Assert.Equal(1, fast.Sharpness / exact.Sharpness, 5e-3);
        }
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(1.2)]
    [InlineData(-0.9)]
    public void Resample_SaturatedStarAtSmallAngles_HasNoDarkRing(double degrees)
    {
        const double sky = 0.05, saturation = 0.9;
        var noise = TestPlane.Noise(Side, Side, 1, sky, 1e-4);
        var plane = TestPlane.Of(Side, Side, (x, y) => noise.At(x, y) + Math.Min(
            saturation, 20 * Math.Exp(-((x - 95.3) * (x - 95.3) + (y - 94.8) * (y - 94.8)) / 2.83)));
        foreach (string name in (string[])["bicubic", "lanczos3", "lanczos4"])
        {
            var values = plane.Resample(name, Transform.Rotation(degrees * Degree, 90, 101), Side, Side, 64).Values;
            Assert.InRange(Inner().Min(i => values[i]), sky - 0.0105 * saturation, sky);
        }
    }

    private static IEnumerable<int> Inner() =>
        from y in Enumerable.Range(s_block.Y, s_block.Height)
        from x in Enumerable.Range(s_block.X, s_block.Width)
        select y * Side + x;

    private static float[] Exact(TestPlane plane, Transform transform)
    {
        var samples = new float[Side * Side];
        for (int i = 0; i < samples.Length; i++) samples[i] = plane.At(i % Side, i / Side);
        float[] values = new float[Side * Side], weights = new float[Side * Side];
        BlockKernels.Resample<Lanczos3Taps>(
            new SourceWindow(samples, plane.Area, plane.Area), 1, transform, s_block, plane.Area, values, weights, values.Length);
        return values;
    }

    /// <summary>Sharpness: sum of squares over squared sum, which falls as a star spreads.</summary>
    private static (double Flux, double X, double Y, double Sharpness) Moments(float[] values)
    {
        double flux = 0, x = 0, y = 0, squares = 0;
        foreach (int i in Inner())
        {
            double value = values[i];
            (flux, x, y, squares) = (flux + value, x + value * (i % Side), y + value * (i / Side), squares + value * value);
        }

        return (flux, x / flux, y / flux, squares / (flux * flux));
    }
}
