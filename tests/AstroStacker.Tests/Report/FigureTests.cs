using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Report.Figures;
using AstroStacker.Report.Plots;
using Xunit;

namespace AstroStacker.Tests.Report;

public sealed class FigureTests
{
    [Fact]
    public void NoiseCurve_EqualFrames_FallsAsTheRootOfTheirNumber()
    {
        var curve = NoiseCurve.Of(ReportFixture.Result(16))!;
        Assert.Equal(0.001, curve.Predicted[0], 1e-9);
        Assert.Equal(0.0005, curve.Predicted[3], 1e-9);
        Assert.Equal(0.00025, curve.Predicted[15], 1e-9);
    }

    [Fact]
    public void NoiseCurve_TwoUnlikeFrames_IsThatOfTheirWeightedMean()
    {
        // Weights 1 and 3, the second twice as noisy once its gain of 2 is applied: sqrt(1 + (3 x 2)^2) / 4 thousandths.
        var result = ReportFixture.Result(2, (frame, i) => i == 0 ? frame : frame with
        {
            Plan = frame.Plan! with { Weights = [9, 3, 9], Normalization = [new(9, 0), new(2, 0.1), new(9, 0)] },
        });
        Assert.Equal(Math.Sqrt(37) / 4 * 0.001, NoiseCurve.Of(result)!.Predicted[1], 1e-9);
    }

    [Fact]
    public void NoiseCurve_PlanThatClipsLower_IsInItsUnits()
    {
        var result = ReportFixture.Result(1);
        result = result with { Plan = result.Plan with { SaturationAdu = 30_000 } };
        Assert.Equal(0.002, NoiseCurve.Of(result)!.Predicted[0], 1e-9);
    }

    [Fact]
    public void NoiseCurve_FramesNamedBackwards_FollowsTheTime()
    {
        var result = ReportFixture.Result(2, (frame, i) => i == 1 ? frame : frame with
        {
            Survey = frame.Survey! with { Planes = [new(0, 0), new(0, 0.005), new(0, 0)] },
        });
        result = result with { Frames = [result.Frames[1], result.Frames[0]] };
        Assert.Equal(0.005, NoiseCurve.Of(result)!.Predicted[0], 1e-9);
    }

    [Fact]
    public void FramePlace_TurnedAboutTheMiddle_HasTheAngleAndNoShift()
    {
        var area = new PixelRectangle(10, 20, 401, 301);
        var place = FramePlace.Of(Transform.Rotation(Math.PI / 6, 210, 170), area)!;
        Assert.Equal(30, place.RotationDegrees, 1e-9);
        Assert.Equal(0, place.Pixels, 1e-9);
    }

    [Fact]
    public void FramePlace_Shifted_HasTheDistance()
    {
        var place = FramePlace.Of(Transform.Shift(3, -4), new PixelRectangle(0, 0, 100, 100))!;
        Assert.Equal((3, -4, 5, 0), (place.Right, place.Down, place.Pixels, place.RotationDegrees));
    }

    [Fact]
    public void ChangedOption_ChosenOptions_AreListedWithTheirDefaults()
    {
        var job = new StackJob
        {
            Lights = ["a.dng"],
            Padding = 0.25,
            Integration = new IntegrationOptions { Reject = "sigma", Drizzle = new DrizzleOptions { Scale = 2 } },
            Resources = new ResourceOptions { SurveyCacheFolder = SurveyCache.UserFolder, MasterCacheFolder = "elsewhere" },
        };
        var changes = ChangedOption.Of(job);
        Assert.Equal(
            ["padding", "integration.reject", "integration.drizzle", "resources.masterCacheFolder"], changes.Select(change => change.Name));
        Assert.Equal(("0.25", "0"), (changes[0].Value, changes[0].Default));
        Assert.Equal(("sigma", "auto"), (changes[1].Value, changes[1].Default));
        Assert.StartsWith("scale 2", changes[2].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangedOption_JobAsItIsByItself_HasNone() => Assert.Empty(ChangedOption.Of(new StackJob { Lights = ["a.dng"] }));

    [Fact]
    public void TimeTicks_AcrossMidnight_AreRoundTimes()
    {
        var ticks = TimeTicks.Of(new DateTime(2026, 3, 14, 22, 58, 0, DateTimeKind.Unspecified), 0, 120);
        Assert.Equal(["23:00", "23:30", "00:00", "00:30"], ticks.Select(tick => tick.Label));
        Assert.Equal(2, ticks[0].Minutes, 1e-9);
    }

    [Fact]
    public void TimeTicks_OverAWeek_AreDays()
    {
        var ticks = TimeTicks.Of(new DateTime(2026, 3, 14, 12, 0, 0, DateTimeKind.Unspecified), 0, 7 * 24 * 60);
        Assert.Equal("03-16", ticks[0].Label);
        Assert.InRange(ticks.Count, 2, 7);
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.5, "50.0 %")]
    [InlineData(0.000091, "0.0091 %")]
    [InlineData(0.0123, "1.23 %")]
    public void Percent_Share_HasAboutThreeDigits(double share, string words) => Assert.Equal(words, Texts.Percent(share));

    [Theory]
    [InlineData(0.25, "0.25 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(65, "1 min 5 s")]
    [InlineData(36_000 + 120, "10 h 2 min")]
    public void Duration_Seconds_AreAsSpoken(double seconds, string words) => Assert.Equal(words, Texts.Duration(seconds));

    [Fact]
    public void Bytes_Counts_HaveTheirUnits()
    {
        Assert.Equal("999 B", Texts.Bytes(999));
        Assert.Equal("1.5 kB", Texts.Bytes(1_500));
        Assert.Equal("150 MB", Texts.Bytes(150_000_000));
        Assert.Equal("unknown", Texts.Bytes(null));
    }
}
