using AstroStacker.Imaging;
using AstroStacker.Pipeline.Checks;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Checks;

public sealed class SaturatedLightsTests
{
    private const float FileLevel = 65535;

    [Fact]
    public void Notes_LightsExposedWell_AreNone() =>
        Assert.Empty(SaturatedLights.Notes([Survey(share: 0.009, stars: 40, saturated: 35)], FileLevel));

    [Fact]
    public void Notes_ManySamplesAtTheLevel_NamesTheWorst()
    {
        FrameSurvey[] surveys = [Survey("a.fits", 0.002), Survey("b.fits", 0.021), Survey("c.fits", 0.034)];
        string note = Assert.Single(SaturatedLights.Notes(surveys, FileLevel));
        Assert.Contains("2 of the 3 frames", note, StringComparison.Ordinal);
        Assert.Contains("c.fits: 3.4 %", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_PileUpBelowTheFilesLevel_Counts()
    {
        // 100 x 50 samples, 100 of them at 15000: 2 %.
        var survey = Survey() with { HighestAdu = 15000, HighestCount = 100 };
        Assert.Contains("2.0 %", Assert.Single(SaturatedLights.Notes([survey], 15000)), StringComparison.Ordinal);
        Assert.Empty(SaturatedLights.Notes([survey], FileLevel));
    }

    [Theory]
    [InlineData(40, 36, 1)]
    [InlineData(40, 35, 0)]
    [InlineData(9, 9, 0)]
    public void Notes_NearlyAllStarsSaturated_AreCounted(int stars, int saturated, int notes)
    {
        var sentences = SaturatedLights.Notes([Survey(stars: stars, saturated: saturated)], FileLevel).ToList();
        Assert.Equal(notes, sentences.Count);
        Assert.All(sentences, note => Assert.Contains($"{saturated} of {stars}", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_StarsCutOffBelowTheFilesLevel_Count()
    {
        // Peaks of 0.2 over a sky of 0.05 reach a level of a quarter.
        var survey = Survey(stars: 20, peak: 0.2f) with { Planes = [new PlaneStatistics(0.05, 0.001)] };
        Assert.Single(SaturatedLights.Notes([survey], FileLevel / 4));
        Assert.Empty(SaturatedLights.Notes([survey], FileLevel / 2));
    }

    [Fact]
    public void Run_FrameWithABurntOutPart_SaysSo()
    {
        using var bench = new RunBench();
        string light = MasterFiles.Write(
            bench.At("light.fits"), RunBench.Width, RunBench.Height, (x, y) => y < 2 ? 65535 : 1000 + x + y);
        Assert.Contains(RunBench.Run(bench.Job([light])).Notes, note => note.Contains("light.fits: 2.8 %", StringComparison.Ordinal));
    }

    private static FrameSurvey Survey(
        string path = "a.fits", double share = 0, int stars = 0, int saturated = 0, float peak = 0.5f) => new()
        {
            Info = new FrameInfo
            {
                Path = path,
                FormatName = "FITS",
                Width = 100,
                Height = 50,
                VisibleArea = new PixelRectangle(0, 0, 100, 50),
                SampleType = SampleType.UInt16,
                SaturationAdu = FileLevel,
            },
            ContentHash = "",
            Planes = [],
            SaturatedShare = share,
            Stars = [.. Enumerable.Range(0, stars).Select(i => new Star(i, i, 1, peak, 3, 0.01f, Saturated: i < saturated))],
        };
}
