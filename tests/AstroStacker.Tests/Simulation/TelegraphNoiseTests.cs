using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class TelegraphNoiseTests
{
    private static readonly NightOptions s_night = QuietNight.Stars with
    {
        WidthPixels = 200,
        HeightPixels = 160,
        StarCount = 0,
        LightCount = 40,
        TelegraphPixelShare = 0.02,
        TelegraphOnShare = 0.3,
    };

    [Fact]
    public void Pixels_OfTheTruth_JumpByTheirElectronsAndNoOthersDo()
    {
        var renderer = new NightRenderer(s_night);
        var quiet = new NightRenderer(s_night with { TelegraphPixelShare = 0 });
        var pixels = TelegraphNoise.Pixels(s_night).ToDictionary(pixel => pixel.Y * 200 + pixel.X);
        Assert.InRange(pixels.Count, 500, 780);
        Assert.All(pixels.Values, pixel => Assert.InRange(pixel.Electrons, 20, 200));
        int on = 0;
        for (int light = 0; light < 10; light++)
        {
            float[] with = renderer.RenderExpectedElectrons(FrameKind.Light, light);
            float[] without = quiet.RenderExpectedElectrons(FrameKind.Light, light);
            for (int i = 0; i < with.Length; i++)
            {
                double jump = with[i] - without[i];
                if (jump == 0) continue;
                Assert.Equal(pixels[i].Electrons, jump, 0.01);
                on++;
            }
        }

        Assert.Equal(0.3, on / (10.0 * pixels.Count), 0.03);
    }

    [Fact]
    public void Bias_HoldsNoneOfIt() => Assert.All(
        new NightRenderer(s_night with { DarkElectronsPerSecond = 0, HotPixelShare = 0 }).RenderExpectedElectrons(FrameKind.Bias, 0),
        electrons => Assert.InRange(electrons, 0, 0.01));
}
