using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>What a run did and made.</summary>
public sealed record StackResult
{
    public required StackJob Job { get; init; }

    public required StackPlan Plan { get; init; }

    public required PictureInfo Picture { get; init; }

    /// <summary>One entry a named frame, in stacking order.</summary>
    public required IReadOnlyList<FrameOutcome> Frames { get; init; }

    /// <summary>The path of all results without their endings.</summary>
    public required string OutputBase { get; init; }

    /// <summary>Everything written, pictures first.</summary>
    public required IReadOnlyList<string> FilesWritten { get; init; }

    /// <summary>Plain sentences the user should read.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>True where the user stopped the run and the result holds only part of the night.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>What each stage took, in order.</summary>
    public required IReadOnlyList<StageTiming> Timings { get; init; }

    /// <summary>Frames whose survey was kept by an earlier run.</summary>
    public int SurveysFromCache { get; init; }

    /// <summary>Memory, files and scratch.</summary>
    public required ResourceUse Resources { get; init; }

    public required CoverageStatistics Coverage { get; init; }

    /// <summary>
    /// Noise of a pixel of the sky as measured on the result, one entry a colour of the camera, in units of saturation; empty
    /// without a report.
    /// </summary>
    public IReadOnlyList<double> Noise { get; init; } = [];

    /// <summary>Planes beside the picture, reduced; empty without a report.</summary>
    public IReadOnlyList<ReducedMap> Maps { get; init; } = [];

    public IEnumerable<FrameOutcome> Used => Frames.Where(frame => frame.Used);

    public IEnumerable<FrameOutcome> Skipped => Frames.Where(frame => !frame.Used);
}
