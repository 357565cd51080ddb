using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class SaturationLevelTests
{
    [Fact]
    public void OfGroup_PileUpBelowTheFilesLevel_Lowers() =>
        Assert.Equal(65520, SaturationLevel.OfGroup([Survey(65520, 400), Survey(60000, 1)]));

    [Fact]
    public void OfGroup_HighestSampleAlone_IsNoPileUp() => Assert.Equal(65535, SaturationLevel.OfGroup([Survey(60000, 3)]));

    [Fact]
    public void OfGroup_TailOfTheNoise_IsNoPileUp() => Assert.Equal(65535, SaturationLevel.OfGroup([Survey(540, 100)]));

    [Fact]
    public void OfGroup_FewLevelsOfADevelopedPicture_AreNoPileUp()
    {
        var survey = Survey(60000, 5000);
        Assert.Equal(65535, SaturationLevel.OfGroup([survey with { Info = survey.Info with { DecodedThroughCurve = true } }]));
    }

    private static FrameSurvey Survey(float highest, long count) => new()
    {
        Info = new FrameInfo
        {
            Path = "x",
            FormatName = "FITS",
            Width = 10,
            Height = 10,
            VisibleArea = new PixelRectangle(0, 0, 10, 10),
            SampleType = SampleType.UInt16,
            SaturationAdu = 65535,
        },
        ContentHash = "",
        Planes = [],
        Stars = [],
        HighestAdu = highest,
        HighestCount = count,
    };
}
