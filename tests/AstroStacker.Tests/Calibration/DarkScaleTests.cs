using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class DarkScaleTests
{
    private static readonly NightOptions s_night = new() { WidthPixels = 640, HeightPixels = 480, HotPixelShare = 2e-3 };

    [Fact]
    public void Glow_OfASensorWithAmplifierGlow_IsFoundWithItsHeight()
    {
        double glow = DarkScale.GlowAdu(Current(s_night with { AmpGlowElectronsPerSecond = 2 }), new PixelRectangle(0, 0, 640, 480));
        // 2 electrons a second for 60 s at the corner; the cell of 64 pixels there sees the mean of a steep fall.
        Assert.InRange(glow, 40, 120);
    }

    /// <summary>At the far edges, beyond the last whole cell from the left and the top.</summary>
    [Fact]
    public void Glow_InTheLastRowsAndColumns_IsFound()
    {
        const int width = 300, height = 210;
        var area = new PixelRectangle(0, 0, width, height);
        var random = new SeededRandom(3);
        float[] samples = [.. Enumerable.Range(0, width * height).Select(i =>
            (float)(10 + random.NextNormal() + (i % width >= 256 && i / width >= 192 - 46 ? 90 : 0)))];
        Assert.InRange(DarkScale.GlowAdu(new MasterMap(area, samples, blackIncluded: false), area), 60, 100);
    }

    [Fact]
    public void Glow_OfASensorWithout_IsNone() => Assert.Equal(0, DarkScale.GlowAdu(Current(s_night), new PixelRectangle(0, 0, 640, 480)));

    [Theory]
    [InlineData(0.4)]
    [InlineData(1.3)]
    public void LeastNoise_OfALightThatHoldsAShareOfTheDark_IsThatShare(double share)
    {
        var current = Current(s_night);
        var area = new PixelRectangle(0, 0, 640, 480);
        var random = new SeededRandom(9, 1, 2);
        var light = new float[640 * 480];
        for (int i = 0; i < light.Length; i++)
            light[i] = (float)(900 + i % 640 * 0.2 + 20 * random.NextNormal() + share * current.Row(i % 640, i / 640, 1)[0]);
        Assert.InRange(DarkScale.LeastNoise(current, light, area, 2)!.Value, share - 0.01, share + 0.01);
    }

    [Fact]
    public void LeastNoise_OfADarkWithoutHotPixels_IsUnknown() =>
        Assert.Null(DarkScale.LeastNoise(
            Current(s_night with { HotPixelShare = 0 }), new float[640 * 480], new PixelRectangle(0, 0, 640, 480), 2));

    private static MasterMap Current(NightOptions night)
    {
        var area = new PixelRectangle(0, 0, night.WidthPixels, night.HeightPixels);
        return new MasterMap(area, new NightRenderer(night).RenderExpectedElectrons(FrameKind.Dark, 0), blackIncluded: false);
    }
}
