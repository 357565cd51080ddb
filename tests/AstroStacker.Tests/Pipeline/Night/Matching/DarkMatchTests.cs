using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;
using Xunit;
using static AstroStacker.Tests.Pipeline.Night.Matching.PlannedFrames;

namespace AstroStacker.Tests.Pipeline.Night.Matching;

public sealed class DarkMatchTests
{
    [Fact]
    public void Plan_DarksOfTheLightsExposure_AreUsedWithoutAWord()
    {
        var group = OneGroup(Lights(3), Some(20, FrameType.Dark), Some(20, FrameType.Flat));

        Assert.Equal(20, group.Dark!.Frames.Count);
        Assert.False(group.ScaleDark);
        Assert.Empty(group.Notes);
        Assert.Equal("dark-120s-gain100-minus10C", group.Dark.Name);
    }

    [Theory]
    [InlineData(124)]
    [InlineData(115)]
    public void Plan_DarksWithinFivePercent_AreTheSame(double seconds) =>
        Assert.DoesNotContain("Darks are", OneGroup(Lights(3), Some(20, FrameType.Dark, Info.Exposed(seconds))).AllNotes(),
            StringComparison.Ordinal);

    [Fact]
    public void Plan_SeveralExposures_TakesThatOfTheLights()
    {
        var group = OneGroup(
            Lights(3), Some(9, FrameType.Dark, Info.Exposed(60), "d60"), Some(7, FrameType.Dark, Info, "d120"),
            Some(9, FrameType.Dark, Info.Exposed(300), "d300"));

        Assert.Equal(7, group.Dark!.Frames.Count);
    }

    [Fact]
    public void Plan_LongerDarksOfACcdWithBias_AreScaledAndSaid()
    {
        var group = OneGroup(Lights(3, Ccd), Some(9, FrameType.Dark, Ccd.Exposed(300)), Some(9, FrameType.Bias, Ccd.Exposed(0)));

        Assert.True(group.ScaleDark);
        Assert.NotNull(group.Bias);
        Assert.Contains("Darks are 300 s, lights 120 s: scaled by the bias-subtracted ratio (x 0.4).", group.Notes);
    }

    [Fact]
    public void Plan_CcdWithoutBias_ScalesNothing()
    {
        var group = OneGroup(Lights(3, Ccd), Some(9, FrameType.Dark, Ccd.Exposed(200)));

        Assert.False(group.ScaleDark);
        Assert.NotNull(group.Dark);
        Assert.Contains("Darks are 200 s, lights 120 s: subtracted as they are", group.AllNotes(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_CcdLightsOfMoreThanOneAndAHalfTimesTheDark_AreNotScaled()
    {
        var group = OneGroup(Lights(3, Ccd), Some(9, FrameType.Dark, Ccd.Exposed(75)), Some(9, FrameType.Bias, Ccd.Exposed(0)));

        Assert.False(group.ScaleDark);
        Assert.Equal(75, group.Dark!.Frames[0].Info.ExposureSeconds);
    }

    [Fact]
    public void Plan_LongerDarksOfACmosCamera_AreNeverScaled()
    {
        foreach (var info in new[] { Info, MonoCmos, Raw, Ccd with { Camera = "ZWO CCD ASI1600MM" } })
        {
            var group = OneGroup(Lights(3, info), Some(9, FrameType.Dark, info.Exposed(180)), Some(9, FrameType.Bias, info.Exposed(0)));
            Assert.False(group.ScaleDark);
            Assert.NotNull(group.Dark);
        }
    }

    [Fact]
    public void Plan_DarksMoreThanTwiceAsLong_GiveWayToTheBias()
    {
        var group = OneGroup(Lights(3), Some(9, FrameType.Dark, Info.Exposed(300)), Some(9, FrameType.Bias, Info.Exposed(0)));

        Assert.Null(group.Dark);
        Assert.NotNull(group.Bias);
        Assert.Contains(
            "Darks are 300 s, lights 120 s, more than twice apart: the bias alone is subtracted. "
            + "Take darks of 120 s with gain 100 at -10 C.",
            group.Notes);
    }

    [Fact]
    public void Plan_LongDarksAndNoBias_AreStillUsedForTheirLevel() =>
        Assert.NotNull(OneGroup(Lights(3), Some(9, FrameType.Dark, Info.Exposed(300))).Dark);

    [Fact]
    public void Plan_LongDarksOfRawWithoutBias_AreNot()
    {
        var group = OneGroup(Lights(3, Raw), Some(9, FrameType.Dark, Raw.Exposed(300)));

        Assert.Null(group.Dark);
        Assert.Contains("the black level of the files is subtracted", group.AllNotes(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OtherGain_IsNeverMatched()
    {
        var plan = Plan(Lights(3), Some(9, FrameType.Dark, Info.WithGain(200)));

        Assert.Null(plan.Stacks[0].Groups[0].Dark);
        Assert.Contains("No dark fits: the nearest have gain 200, the lights gain 100", plan.Stacks[0].Groups[0].AllNotes(),
            StringComparison.Ordinal);
        Assert.Equal(9, plan.PassedOver.Count);
        Assert.All(plan.PassedOver, file => Assert.Equal("is a dark with gain 200; the nearest lights (M27) have gain 100", file.Reason));
    }

    [Fact]
    public void Plan_GainNamedOnOneSideOnly_IsMatchedAndSaid()
    {
        var group = OneGroup(Lights(3), Some(9, FrameType.Dark, Info.WithGain(null)));

        Assert.NotNull(group.Dark);
        Assert.Contains("The darks don't say their gain as the lights do (gain 100): taken to be the same.", group.Notes);
    }

    [Fact]
    public void Plan_OffsetBinningSizeCfaSerialOrCamera_KeepDarksAway()
    {
        FrameInfo[] others =
        [
            Info with { Capture = Info.Capture with { Offset = 10 } },
            Info with { Capture = Info.Capture with { BinningX = 2, BinningY = 2 } },
            Info with { Width = 1500, Height = 1000, VisibleArea = new PixelRectangle(0, 0, 1500, 1000) },
            Info with { Cfa = new CfaPattern("BGGR") },
            Info with { Cfa = null },
            Info with { Camera = "ZWO ASI294MC Pro" },
        ];
        Assert.All(others, other => Assert.Null(OneGroup(Lights(3), Some(9, FrameType.Dark, other)).Dark));

        var mine = Info with { Capture = Info.Capture with { SerialNumber = "A1" } };
        var yours = Info with { Capture = Info.Capture with { SerialNumber = "B2" } };
        Assert.Null(OneGroup(Lights(3, mine), Some(9, FrameType.Dark, yours)).Dark);
        Assert.NotNull(OneGroup(Lights(3, mine), Some(9, FrameType.Dark)).Dark);
    }

    [Fact]
    public void Plan_OneCameraUnderTwoPrograms_IsOneCamera() =>
        Assert.NotNull(OneGroup(Lights(3), Some(9, FrameType.Dark, Info with { Camera = "ZWO CCD ASI533MC Pro" })).Dark);

    [Fact]
    public void Plan_TwoTemperatures_TakesTheNearerAndSaysSoPastTwoDegrees()
    {
        var near = OneGroup(Lights(3), Some(9, FrameType.Dark, Info.At(-11), "cold"), Some(9, FrameType.Dark, Info.At(5), "warm"));
        Assert.Equal(-11, near.Dark!.Frames[0].Info.TemperatureCelsius);
        Assert.DoesNotContain("taken at", near.AllNotes(), StringComparison.Ordinal);

        var off = OneGroup(Lights(3), Some(9, FrameType.Dark, Info.At(-14)));
        Assert.Contains("Darks were taken at -14 C, lights at -10 C: the nearest there are.", off.Notes);

        var far = OneGroup(Lights(3), Some(9, FrameType.Dark, Info.At(2)));
        Assert.NotNull(far.Dark);
        Assert.Contains("about 4 x too strong", far.AllNotes(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Apple iPhone 12", "iPhone 12", true)]
    [InlineData("iPhone 12", "Apple iPhone 12", true)]
    [InlineData("Canon EOS 6D Mark II", "EOS 6D", false)]
    [InlineData("EOS 16D", "6D", false)]
    public void CameraModel_MakerBeforeTheModel_MakesNoOtherCamera(string one, string other, bool isSame) =>
        Assert.Equal(isSame, CameraModel.Of(one)!.Value.IsSameAs(CameraModel.Of(other)!.Value));

    [Fact]
    public void Plan_DarksMuchWarmerThanTheLights_GiveWayToTheBias()
    {
        var group = OneGroup(Lights(3), Some(9, FrameType.Dark, Info.At(2)), Some(9, FrameType.Bias));

        Assert.Null(group.Dark);
        Assert.Contains("Darks were taken at 2 C, lights at -10 C, too warm to do good: the bias alone is subtracted", group.AllNotes(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_CoolerThatDidNotReachItsSetting_BelievesTheSensor()
    {
        var warm = Info with { TemperatureCelsius = 3 };
        var group = OneGroup(Lights(3, warm), Some(9, FrameType.Dark, Info.At(3), "warm"), Some(9, FrameType.Dark, Info, "cold"));

        Assert.Equal(3, group.Dark!.Frames[0].Info.TemperatureCelsius);
    }

    [Fact]
    public void Plan_DarkRunThatWarmsUp_IsOneMaster()
    {
        var drifting = Enumerable.Range(0, 12).SelectMany(i => Some(1, FrameType.Dark, Raw with { TemperatureCelsius = 15 + i }, $"d{i}"));

        Assert.Equal(12, OneGroup(Lights(3, Raw), drifting).Dark!.Frames.Count);
    }

    [Fact]
    public void Plan_RawWithoutTemperatures_NeedsNoWord()
    {
        var group = OneGroup(Lights(3, Raw), Some(9, FrameType.Dark, Raw), Some(9, FrameType.Flat, Raw.Exposed(0.01)));

        Assert.NotNull(group.Dark);
        Assert.Empty(group.Notes);
    }

    [Fact]
    public void Plan_LongExposureNoiseReduction_TakesNoDark()
    {
        var reduced = Raw with { LongExposureNoiseReduction = true };
        var plan = Plan(Lights(3, reduced), Some(9, FrameType.Dark, Raw));

        Assert.Null(plan.Stacks[0].Groups[0].Dark);
        Assert.Contains("long-exposure noise reduction", plan.Stacks[0].Groups[0].AllNotes(), StringComparison.Ordinal);
        Assert.All(plan.PassedOver, file => Assert.Equal("is a dark; the lights have theirs subtracted already", file.Reason));
    }

    [Fact]
    public void Plan_SmartTelescopeWithoutDarks_SaysWhereTheMapComesFrom()
    {
        var seestar = Info with { Camera = "Seestar S50" };

        Assert.Contains(
            "The telescope may have subtracted darks of its own: the map of defects comes from the lights.",
                OneGroup(Lights(3, seestar)).Notes);
    }

    [Fact]
    public void Plan_ReadyMaster_IsUsedWhereThereAreNoFrames()
    {
        var ready = Some(1, FrameType.Dark, Info, "masters").Select(master => master with { IsMaster = true }).ToList();

        var alone = OneGroup(Lights(3), ready);
        Assert.True(alone.Dark!.Frames[0].IsMaster);
        Assert.Contains("The dark is a ready master from the folder (Dark1.fits).", alone.Notes);
        Assert.Empty(alone.Dark.Notes);

        var both = Plan(Lights(3), ready, Some(9, FrameType.Dark));
        Assert.Equal(9, both.Stacks[0].Groups[0].Dark!.Frames.Count);
        Assert.Equal("is a ready master dark; the frames in the folder are used instead", Assert.Single(both.PassedOver).Reason);
    }

    [Fact]
    public void Plan_ReadyMasterOfTheVisibleAreaWithoutPattern_Fits()
    {
        var light = Info with { VisibleArea = new PixelRectangle(20, 10, 2900, 1900) };
        var master = Info with
        {
            Width = 2900,
            Height = 1900,
            VisibleArea = new PixelRectangle(0, 0, 2900, 1900),
            Cfa = null,
            Camera = null
        };
        var ready = Some(1, FrameType.Dark, master, "masters").Select(frame => frame with { IsMaster = true });

        Assert.NotNull(OneGroup(Lights(3, light), ready).Dark);
    }

    [Fact]
    public void Plan_FewDarks_SaysSo() =>
        Assert.Contains("Made of fewer than 5 frames, whose noise goes into the picture. Take 20.",
            OneGroup(Lights(3), Some(3, FrameType.Dark)).Dark!.Notes);

    [Fact]
    public void Plan_NoCalibrationAtAll_SaysWhatStaysIn()
    {
        var group = OneGroup(Lights(3));

        Assert.Contains("There are no darks: nothing tells the bias level, so it stays in; hot pixels are found from the lights.",
            group.Notes);
        Assert.Contains("There are no flats: vignetting and dust stay in the picture.", group.Notes);
    }
}
