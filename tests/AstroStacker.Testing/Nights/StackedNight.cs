using AstroStacker.Calibration;
using AstroStacker.Pipeline;
using AstroStacker.Registration;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>A scenario rendered into a folder and stacked by the whole pipeline, with a plain mean so that nothing hides.</summary>
public sealed class StackedNight
{
    private readonly TemporaryFolder _folder;
    private readonly NightOptions _night;

    /// <param name="scenario">What to render.</param>
    /// <param name="folder">Where to; stays the caller's.</param>
    public StackedNight(NightScenario scenario, TemporaryFolder folder)
    {
        _folder = folder;
        _night = scenario.Calibrated ? scenario.Night : scenario.Night with { DarkCount = 0, FlatCount = 0, BiasCount = 0 };
        var renderer = new NightRenderer(_night);
        new NightWriter(renderer, folder.FullPath).Write(_ => { }, CancellationToken.None);
        Truth = renderer.Truth;
        var calibration = scenario.Calibrated
            ? new CalibrationOptions { Dark = Master(FrameKind.Dark), Flat = Master(FrameKind.Flat), Bias = Master(FrameKind.Bias) }
            : new CalibrationOptions();
        Result = Stack(calibration);
        Score = NightScore.Of(Truth, Result?.Frames ?? Refused);
    }

    public NightTruth Truth { get; }

    /// <summary>Null where every frame was refused.</summary>
    public StackResult? Result { get; }

    public NightScore Score { get; }

    private IReadOnlyList<FrameOutcome> Refused { get; set; } = [];

    private StackResult? Stack(CalibrationOptions calibration)
    {
        try
        {
            return Run(FrameKind.Light, new StackJob
            {
                Lights = [],
                Calibration = calibration,
                Integration = new() { Reject = "none" },
                Output = new() { Prefix = _folder.At("stack"), Formats = ["fits"], Orient = "sensor", Colour = "camera", WhiteBalance = "none" },
            });
        }
        catch (NothingStackedException nothing)
        {
            Refused = nothing.Frames;
            return null;
        }
    }

    private string Master(FrameKind kind)
    {
        Run(kind, new StackJob
        {
            Lights = [],
            RawMosaic = true,
            CropToVisible = false,
            Registration = new RegistrationOptions { Method = RegistrationMethod.None },
            Output = new() { Prefix = _folder.At($"master-{kind}"), Formats = ["fits"] },
        });
        return _folder.At($"master-{kind}.fits");
    }

    private StackResult Run(FrameKind kind, StackJob job) => StackPipeline.Run(
        job with { Lights = [.. Enumerable.Range(0, _night.CountOf(kind)).Select(index => _folder.At(_night.FileName(kind, index)))] },
        null, default);
}
