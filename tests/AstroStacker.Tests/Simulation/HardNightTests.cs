using AstroStacker.Imaging;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

/// <summary>What makes a night hard to register: each option does what it says, and the truth tells.</summary>
public sealed class HardNightTests
{
    [Theory]
    [InlineData(1.6, 30)]
    [InlineData(2.5, -50)]
    public void ElongatedStar_Moments_AreThoseOfTheTruth(double elongation, double degrees)
    {
        var night = QuietNight.Stars with
        {
            WidthPixels = 301,
            HeightPixels = 301,
            StarCount = 0,
            ElongatedFrames = [0],
            Elongation = elongation,
            ElongationDegrees = degrees,
            MoffatBeta = 20,
        };
        var light = new NightRenderer(night).Truth.Lights[0];
        var stamp = new MoffatStamp(light.FwhmPixels, night.MoffatBeta, light.Elongation, light.ElongationRadians);
        double sum = 0, xx = 0, yy = 0, xy = 0;
        for (int y = -25; y <= 25; y++)
            for (int x = -25; x <= 25; x++)
            {
                double share = stamp.PixelShare(x - 0.3, y + 0.2);
                sum += share;
                xx += share * (x - 0.3) * (x - 0.3);
                yy += share * (y + 0.2) * (y + 0.2);
                xy += share * (x - 0.3) * (y + 0.2);
            }

        // A pixel's own width adds 1/12 to both moments.
        double mean = (xx + yy) / 2 - 1.0 / 12, half = Math.Sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        Assert.Equal(1, sum, 0.002);
        Assert.Equal(elongation, Math.Sqrt((mean + half) / (mean - half)), 0.02);
        Assert.Equal(light.ElongationRadians, 0.5 * Math.Atan2(2 * xy, xx - yy), 0.01);
        Assert.Equal(degrees * Math.PI / 180, light.ElongationRadians, 1e-12);
    }

    [Fact]
    public void ElongatedFrames_OthersStayRound()
    {
        var lights = new NightRenderer(QuietNight.Stars with { LightCount = 3, ElongatedFrames = [1] }).Truth.Lights;

        Assert.Equal([1, 1.6, 1], lights.Select(light => light.Elongation));
    }

    [Fact]
    public void ScaleFrom_FramesAfterIt_ScaleAboutTheCentreWithTheirStars()
    {
        var night = QuietNight.Stars with { LightCount = 3, ScaleFrom = 2, ScaleFactor = 0.6, FwhmPixels = 5 };
        var truth = new NightRenderer(night).Truth;
        var (x, y) = truth.Between(0, 2).Map(349.5 + 100, 249.5 - 50);

        Assert.Equal(349.5 + 60, x, 1e-9);
        Assert.Equal(249.5 - 30, y, 1e-9);
        Assert.Equal([5, 5, 3], truth.Lights.Select(light => light.FwhmPixels));
        Assert.Equal(Transform.Identity, truth.Between(0, 1));

        // The wider frame is full of stars to its edges.
        var seen = truth.Stars.Select(star => truth.Lights[2].SceneToFrame.Map(star.X, star.Y));
        Assert.InRange(seen.Count(place => night.VisibleArea.Contains((int)place.X, (int)place.Y)), 22, 46);
    }

    [Fact]
    public void Barrel_DrawsTheCornersInwards_AndStarsWithThem()
    {
        var night = QuietNight.Stars with { Barrel = 0.04 };
        var sceneToFrame = new NightRenderer(night).Truth.Lights[0].SceneToFrame;
        var (x, y) = sceneToFrame.Inverse().Map(0, 0);

        // The visible area's corner, half a diagonal from the centre, up to the half pixel of its edge.
        Assert.Equal(349.5 - 349.5 / 0.96, x, 0.1);
        Assert.Equal(249.5 - 249.5 / 0.96, y, 0.1);
        Assert.Equal((349.5, 249.5), sceneToFrame.Map(349.5, 249.5));
    }

    // A degree about a pole 50 degrees above the middle moves the middle by sin 50 degrees of it, and turns by cos 50.
    [Fact]
    public void SkyTurn_MovesAndTurnsTheMiddleAsThePoleSays()
    {
        var night = QuietNight.Stars with { LightCount = 2, SkyTurnDegrees = 1, FocalWidths = 0.5 };
        var turned = new NightRenderer(night).Truth.Between(0, 1);
        var (x, y) = turned.Map(349.5, 249.5);
        var (rightX, rightY) = turned.Map(350.5, 249.5);
        double degree = Math.PI / 180, sin = Math.Sin(50 * degree), cos = Math.Cos(50 * degree);

        Assert.Equal(0.5 * 700 * sin * degree, Math.Abs(x - 349.5), 0.01);
        Assert.Equal(0, y - 249.5, 0.1);
        Assert.Equal(cos * degree, Math.Atan2(rightY - y, rightX - x), 1e-3);
    }

    [Fact]
    public void SkyGradient_TurnsFromFrameToFrame()
    {
        var renderer = new NightRenderer(QuietNight.Empty with
        {
            LightCount = 3,
            SkyElectrons = 1000,
            SkyGradient = 0.4,
            SkyGradientTurnDegrees = 90,
            Format = NightFormat.FitsMono,
        });

        double[] Corners(int light)
        {
            float[] sky = renderer.RenderExpectedElectrons(FrameKind.Light, light);
            return [sky[0], sky[319], sky[199 * 320], sky[^1]];
        }

        AssertClose([800, 1200, 800, 1200], Corners(0));
        AssertClose([800, 800, 1200, 1200], Corners(1));
        AssertClose([1200, 800, 1200, 800], Corners(2));
        Assert.Equal(Math.PI / 2, renderer.Truth.Lights[1].SkyGradientRadians, 1e-12);
    }

    [Fact]
    public void WarmPixels_AddTheirCurrentToLightsAndDarks()
    {
        var renderer = new NightRenderer(QuietNight.Empty with
        {
            DarkCount = 1,
            ExposureSeconds = 10,
            WarmPixelShare = 0.25,
            WarmElectronsPerSecond = 4,
        });
        float[] dark = renderer.RenderExpectedElectrons(FrameKind.Dark, 0);

        Assert.InRange(dark.Count(electrons => electrons > 0) / (double)dark.Length, 0.24, 0.26);
        Assert.InRange(dark.Average(), 9.5, 10.5);
        Assert.Equal(dark, renderer.RenderExpectedElectrons(FrameKind.Light, 0));
    }

    [Fact]
    public void AmpGlow_ShinesFromTheLowerRight()
    {
        var renderer = new NightRenderer(QuietNight.Empty with { DarkCount = 1, ExposureSeconds = 10, AmpGlowElectronsPerSecond = 5 });
        float[] dark = renderer.RenderExpectedElectrons(FrameKind.Dark, 0);

        Assert.Equal(50, dark[^1], 1e-3);
        Assert.Equal(50 / Math.E, dark[199 * 320 + 319 - (int)(0.12 * 320)], 0.5);
        Assert.InRange(dark[0], 0, 0.05);
    }

    [Fact]
    public void Cluster_HoldsItsShareOfTheStars()
    {
        var options = NightOptions.Small with { StarCount = 1000, ClusterShare = 0.6 };
        var stars = new NightRenderer(options).Truth.Stars;
        int within = stars.Count(star => Math.Abs(star.X - 749.5) < 250 && Math.Abs(star.Y - 499.5) < 250);

        Assert.InRange(within / (double)stars.Count, 0.58, 0.7);
        var spread = new NightRenderer(options with { ClusterShare = 0 }).Truth.Stars;
        Assert.Equal(spread.Select(star => star.Electrons), stars.Select(star => star.Electrons));
    }

    [Fact]
    public void XTrans_EachColourSeesItsLight()
    {
        var night = QuietNight.Empty with { Cfa = "XTRANS", SkyElectrons = 1000, MarginPixels = 4 };
        var frame = new NightRenderer(night).Render(FrameKind.Light, 0);
        var cfa = frame.Info.Cfa!;
        float[] electrons = new NightRenderer(night).RenderExpectedElectrons(FrameKind.Light, 0);

        Assert.Equal((6, 6, "RGB"), (cfa.RepeatWidth, cfa.RepeatHeight, cfa.ColourLetters));
        double[] white = [380, 1000, 760];
        for (int y = 4; y < 40; y++)
            for (int x = 4; x < 40; x++)
                Assert.Equal(white[cfa.ColourAt(x, y)], electrons[y * frame.Info.Width + x], 1e-3);
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 0.01);
    }
}
