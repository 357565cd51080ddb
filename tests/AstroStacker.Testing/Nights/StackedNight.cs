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
        (Result, var frames) = StackNight.Stack(new StackJob
        {
            Lights = Files(FrameKind.Light),
            Calibration = calibration,
            Integration = new() { Reject = "none" },
            Output = new() { Prefix = folder.At("stack"), Formats = ["fits"], Orient = "sensor", Colour = "camera", WhiteBalance = "none" },
        });
        Score = NightScore.Of(Truth, frames);
    }

    public NightTruth Truth { get; }

    /// <summary>Null where every frame was refused.</summary>
    public StackResult? Result { get; }

    public NightScore Score { get; }

    private string Master(FrameKind kind)
    {
        StackNight.Stack(new StackJob
        {
            Lights = Files(kind),
            RawMosaic = true,
            CropToVisible = false,
            Registration = new RegistrationOptions { Method = RegistrationMethod.None },
            Output = new() { Prefix = _folder.At($"master-{kind}"), Formats = ["fits"] },
        });
        return _folder.At($"master-{kind}.fits");
    }

    private string[] Files(FrameKind kind) =>
        [.. Enumerable.Range(0, _night.CountOf(kind)).Select(index => _folder.At(_night.FileName(kind, index)))];
}
