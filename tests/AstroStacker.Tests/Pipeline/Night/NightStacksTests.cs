using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Night;
using AstroStacker.Tests.Pipeline.Night.Matching;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class NightStacksTests
{
    [Fact]
    public void Of_BiasThatFitsTheFlatsOnly_IsNotSubtractedFromTheLights()
    {
        var ofFlats = PlannedFrames.Info.WithGain(0).Exposed(1);
        var calibration = CalibrationOf(PlannedFrames.Plan(
            PlannedFrames.Lights(5), PlannedFrames.Some(5, FrameType.Flat, ofFlats),
            PlannedFrames.Some(5, FrameType.Bias, ofFlats.Exposed(0))));
        Assert.Null(calibration.Bias);
        Assert.NotNull(calibration.DarkFlat);
    }

    [Fact]
    public void Of_BiasOfAll_ServesLightsAndFlats()
    {
        var calibration = CalibrationOf(PlannedFrames.Plan(
            PlannedFrames.Lights(5), PlannedFrames.Some(5, FrameType.Flat, PlannedFrames.Info.Exposed(1)),
            PlannedFrames.Some(5, FrameType.Bias, PlannedFrames.Info.Exposed(0))));
        Assert.NotNull(calibration.Bias);
        Assert.Null(calibration.DarkFlat);
    }

    private static AstroStacker.Calibration.CalibrationOptions CalibrationOf(NightPlan plan)
    {
        var night = new NightJob { Plan = plan, OutputFolder = "out", Template = new StackJob { Lights = [] } };
        return Assert.Single(NightStacks.Of(night, Assert.Single(plan.Stacks)).Sets).Calibration;
    }
}
