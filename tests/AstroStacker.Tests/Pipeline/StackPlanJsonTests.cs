using System.Text.Json;
using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class StackPlanJsonTests
{
    [Fact]
    public void Plan_ThroughJson_KeepsEveryNumberToTheBit()
    {
        var plan = new StackPlan
        {
            Grid = OutputGrid.For(new PixelRectangle(3, 4, 500, 400), 0.1, Orientation.Rotated90Clockwise),
            SampleGrid = OutputGrid.For(new PixelRectangle(3, 4, 500, 400), 0.1, Orientation.Rotated90Clockwise),
            PlaneCount = 3,
            SaturationAdu = 65520,
            RawMosaic = false,
            CropToVisible = true,
            Integration = new IntegrationOptions { SigmaHigh = 2.5 },
            Masters = [new MasterRecord("dark", "masters/dark.fits", "0123")],
            Layers =
            [
                new StackLayer("sky",
                [
                    new FramePlan
                    {
                        Frame = 1,
                        ContentHash = "abcd",
                        ReferenceToFrame = Transform.Rotation(1.0 / 3, 100.1, 200.7),
                        Normalization = [new PlaneNormalization(1 / 1.1, -1e-5 / 3)],
                        Weights = [1f / 3],
                    },
                ]),
            ],
        };
        string json = JsonSerializer.Serialize(plan, StackJson.Options);
        var back = JsonSerializer.Deserialize<StackPlan>(json, StackJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, StackJson.Options));
        Assert.Equal(plan.Grid, back.Grid);
        var (frame, read) = (plan.Layers[0].Frames[0], back.Layers[0].Frames[0]);
        Assert.Equal(frame.ReferenceToFrame, read.ReferenceToFrame);
        Assert.Equal(frame.Normalization, read.Normalization);
        Assert.Equal(frame.Weights, read.Weights);
    }

    [Fact]
    public void Job_ThroughJson_KeepsEveryOption()
    {
        var job = new StackJob
        {
            Lights = ["a.dng", "b c.dng"],
            RawMosaic = true,
            Padding = 0.25,
            Resources = new ResourceOptions { MemoryBytes = 1 << 30, SurveyCacheFolder = "cache", TilePixels = (128, 64) },
            Output = new OutputOptions { Formats = ["fits"], Pedestal = 0.01 },
            Sets = [new LightSet(["a.dng"], new CalibrationOptions { Dark = "dark.fits", Bias = new MasterSource { Level = "500" } })],
        };
        var back = JsonSerializer.Deserialize<StackJob>(JsonSerializer.Serialize(job, StackJson.Options), StackJson.Options)!;
        Assert.Equal((128, 64), back.Resources.TilePixels);
        Assert.Equal(job.Lights, back.Lights);
        Assert.Equal(job with { Lights = back.Lights, Output = back.Output, Sets = back.Sets }, back);
        Assert.Equal(0.01, back.Output.Pedestal);
        Assert.Equal(["dark.fits"], Assert.Single(back.Sets).Calibration.Dark!.Files);
        Assert.Equal("500", back.Sets[0].Calibration.Bias!.Level);
    }
}
