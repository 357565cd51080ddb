using AstroStacker.Colour;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>A stack of which all is decided and no pixel made yet. Holds the frames open.</summary>
internal sealed class PreparedStack : IDisposable
{
    public required StackJob Job { get; init; }

    public required FrameStore Store { get; init; }

    public required StackTargets Targets { get; init; }

    /// <summary>The frame whose sensor the others share.</summary>
    public required FrameInfo First { get; init; }

    public required LightCalibrators Masters { get; init; }

    public required MemoryDemand Demand { get; init; }

    /// <summary>All frames named, with their transforms or refusals.</summary>
    public required IReadOnlyList<AlignedLight> Aligned { get; init; }

    public required AlignedLight Reference { get; init; }

    public required ColourConversion Colour { get; init; }

    public required StackPlan Plan { get; init; }

    /// <summary>Plain sentences of the stages so far.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required int SurveysFromCache { get; init; }

    /// <summary>The frames that go into the picture.</summary>
    public IReadOnlyList<AlignedLight> Used => [.. Aligned.Where(frame => frame.Refusal is null)];

    /// <summary>False where the user stopped the run before all frames were looked at.</summary>
    public bool SawAllFrames => Aligned.All(frame => frame.Surveyed.Refusal != SurveyStep.NotReached);

    /// <summary>A frame as it was planned to be read.</summary>
    /// <param name="number">In the frame store.</param>
    public CalibratedFrame Planned(int number) => Calibrated(number, Plan.SaturationAdu, Plan.Defects);

    /// <summary>A frame as its file has it, calibrated.</summary>
    /// <param name="number">In the frame store.</param>
    public CalibratedFrame AsFiled(int number) => Calibrated(number, saturationAdu: null, DefectMap.None);

    public void Dispose() => Store.Dispose();

    private CalibratedFrame Calibrated(int number, float? saturationAdu, DefectMap defects) => new(
        Store, number, Masters.For(number),
        new CalibratedFrameOptions(Job.CropToVisible, Job.RawMosaic, saturationAdu) { Defects = defects });
}
