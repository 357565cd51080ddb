using AstroStacker.Imaging;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class SensorTests
{
    [Theory]
    [InlineData("RGGB")]
    [InlineData("GRBG")]
    [InlineData("GBRG")]
    [InlineData("BGGR")]
    public void Flat_DividesTheLight_LeavesOneNumberAColour(string cfa)
    {
        var options = QuietNight.Empty with
        {
            Cfa = cfa,
            MarginPixels = 7,
            SkyElectrons = 1000,
            Vignetting = 0.4,
            DustCount = 8,
            PixelResponseScatter = 0.02,
        };
        var renderer = new NightRenderer(options);
        float[] light = renderer.RenderExpectedElectrons(FrameKind.Light, 0), flat = renderer.RenderExpectedElectrons(FrameKind.Flat, 0);
        var pattern = new CfaPattern(cfa);

        // Sky is white, the lamp is not: 1000 x (0.38, 1, 0.76) over 25000 x (0.7, 1, 0.55).
        double[] ratios = [0.38 / 0.7 / 25, 1 / 25.0, 0.76 / 0.55 / 25];
        for (int y = 0; y < options.HeightPixels; y++)
            for (int x = 0; x < options.WidthPixels; x++)
            {
                int i = (y + 7) * options.SensorWidthPixels + x + 7;
                Assert.Equal(ratios[pattern.ColourAt(x, y)], light[i] / flat[i], 1e-6);
            }
    }

    [Fact]
    public void Response_Vignetting_FallsToTheCornersByTheShareAskedFor()
    {
        float[] flat = new NightRenderer(QuietNight.Empty with { Format = NightFormat.FitsMono, Vignetting = 0.4 })
            .RenderExpectedElectrons(FrameKind.Flat, 0);

        Assert.Equal(25_000, flat[100 * 320 + 160], 1f);
        Assert.Equal(15_000, flat[0], 1f);
        Assert.Equal(15_000, flat[^1], 1f);
    }

    [Fact]
    public void Response_DustAndScatter_AreThereAndFixed()
    {
        var renderer = new NightRenderer(
            QuietNight.Empty with { Format = NightFormat.FitsMono, DustCount = 3, PixelResponseScatter = 0.01 });
        float[] flat = renderer.RenderExpectedElectrons(FrameKind.Flat, 0);

        Assert.Equal(flat, renderer.RenderExpectedElectrons(FrameKind.Flat, 5));
        Assert.True(flat.Min() < 25_000 * 0.96);
        Assert.InRange(QuietNight.Moments(flat.Select(electrons => electrons / 25_000.0)).Variance, 0.8e-4, 3e-4);
    }

    [Fact]
    public void Margins_BrightLight_StayDark()
    {
        var options = QuietNight.Empty with { MarginPixels = 9, SkyElectrons = 5000, DarkElectronsPerSecond = 0.1, Noise = false };
        var frame = new NightRenderer(options).Render(FrameKind.Light, 0);

        Assert.Equal((320 + 13, 200 + 13), (frame.Info.Width, frame.Info.Height));
        Assert.Equal(new PixelRectangle(9, 9, 320, 200), frame.Info.VisibleArea);
        for (int y = 0; y < frame.Info.Height; y++)
            for (int x = 0; x < frame.Info.Width; x++)
            {
                bool lit = frame.Samples[y * frame.Info.Width + x] > 1000;
                Assert.Equal(frame.Info.VisibleArea.Contains(x, y), lit);
            }
    }

    [Fact]
    public void Bias_OfFlatsAndOfChannels_IsTheOneAskedFor()
    {
        var options = QuietNight.Empty with
        {
            BiasOffsetsAdu = [0, 10, 20, 30],
            FlatBiasAdu = 6000,
            MarginPixels = 1,
            FlatAdu = 0,
            Noise = false,
        };
        var renderer = new NightRenderer(options);
        ushort[] bias = renderer.Render(FrameKind.Bias, 0).Samples, flat = renderer.Render(FrameKind.Flat, 0).Samples;
        int row = options.SensorWidthPixels;

        // The order is that of the visible area's top-left, one in from the sensor's.
        Assert.Equal([500, 510, 520, 530], [bias[row + 1], bias[row + 2], bias[2 * row + 1], bias[2 * row + 2]]);
        Assert.Equal([6000, 6010, 6020, 6030], [flat[row + 1], flat[row + 2], flat[2 * row + 1], flat[2 * row + 2]]);
        Assert.Equal(530, bias[0]);
    }

    [Fact]
    public void Trail_InTheFrameAskedFor_CrossesItAtItsBrightness()
    {
        var options = QuietNight.Empty with
        {
            Format = NightFormat.FitsMono,
            LightCount = 3,
            SatelliteFrames = [1],
            SatelliteElectrons = 800,
        };
        var renderer = new NightRenderer(options);
        var trail = renderer.Truth.Lights[1].Trail;
        float[] light = renderer.RenderExpectedElectrons(FrameKind.Light, 1);

        Assert.NotNull(trail);
        Assert.Null(renderer.Truth.Lights[0].Trail);
        Assert.Equal(0, renderer.RenderExpectedElectrons(FrameKind.Light, 2).Max());
        for (int y = 0; y < 200; y++)
            for (int x = 0; x < 320; x++)
            {
                double distance = trail.Distance(x, y);
                double expected = distance < 6 * trail.SigmaPixels ? 800 * Math.Exp(-distance * distance / (2 * 1.5 * 1.5)) : 0;
                Assert.Equal(expected, light[y * 320 + x], 0.01);
            }

        Assert.Contains(Enumerable.Range(0, 320), x => light[x] > 100 || light[199 * 320 + x] > 100);
    }

    [Fact]
    public void SkyAndNebula_Rendered_HaveTheGradientAndTheLevelAskedFor()
    {
        var options = QuietNight.Empty with { Format = NightFormat.FitsMono, SkyElectrons = 1000, SkyGradient = 0.2 };
        float[] sky = new NightRenderer(options).RenderExpectedElectrons(FrameKind.Light, 0);
        float[] both = new NightRenderer(options with { NebulaElectrons = 100 }).RenderExpectedElectrons(FrameKind.Light, 0);

        Assert.Equal(900, sky[0], 0.01);
        Assert.Equal(1100, sky[319], 0.01);
        Assert.InRange(both.Zip(sky, (with, without) => with - without).Max(), 30, 400);
    }
}
