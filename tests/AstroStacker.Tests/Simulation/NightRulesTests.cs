using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class NightRulesTests
{
    [Fact]
    public void Problem_DefaultsAndPreset_None()
    {
        Assert.Null(NightRules.Problem(new NightOptions()));
        Assert.Null(NightRules.Problem(NightOptions.Small));
    }

    [Fact]
    public void Problem_EachFault_IsNamedWithARemedy()
    {
        var good = new NightOptions();
        (NightOptions Night, string Word)[] faults =
        [
            (good with { WidthPixels = 8 }, "16 x 16"),
            (good with { WidthPixels = 100_000, HeightPixels = 100_000 }, "500 megapixels"),
            (good with { MarginPixels = -1 }, "margin"),
            (good with { MarginPixels = 4, Format = NightFormat.Fits }, "FITS"),
            (good with { Compressed = true, Format = NightFormat.Fits }, "FITS"),
            (good with { Compressed = true, HeightPixels = 21 }, "22 x 22"),
            (good with { Cfa = "RGBG" }, "RGBG"),
            (good with { BiasOffsetsAdu = [1, 2] }, "4 numbers"),
            (good with { Orientation = 9 }, "orientation"),
            (good with { LightCount = -1 }, "light frames"),
            (good with { DarkCount = 20_000 }, "dark frames"),
            (good with { SatelliteFrames = [12] }, "no light 12"),
            (good with { CloudedFrames = [-1] }, "no light -1"),
            (good with { ElongatedFrames = [12] }, "no light 12"),
            (good with { Cfa = "XTRANS", Format = NightFormat.Fits }, "X-Trans"),
            (good with { Cfa = "XTRANS", BiasOffsetsAdu = [1, 2, 3, 4] }, "X-Trans"),
            (good with { ScaleFactor = 0 }, "scale"),
            (good with { Elongation = 0.5 }, "drawn-out"),
            (good with { ClusterShare = 2 }, "cluster"),
            (good with { WarmPixelShare = -1 }, "warm"),
            (good with { TelegraphPixelShare = 2 }, "telegraph"),
            (good with { FwhmPixels = 0.1 }, "FWHM"),
            (good with { FwhmPixels = double.NaN }, "FWHM"),
            (good with { BrightestElectrons = 1000 }, "brightest"),
            (good with { GainElectronsPerAdu = 0 }, "gain"),
            (good with { ExposureSeconds = 0 }, "exposure"),
            (good with { WhiteAdu = 70_000 }, "saturation"),
        ];

        foreach (var (night, word) in faults)
        {
            string? problem = NightRules.Problem(night);
            Assert.Contains(word, problem, StringComparison.Ordinal);
            Assert.EndsWith(".", problem, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => new NightRenderer(night));
        }
    }
}
