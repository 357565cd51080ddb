using AstroStacker.Imaging;
using AstroStacker.Pipeline.Selection;

namespace AstroStacker.Pipeline;

/// <summary>What became of one frame the user named.</summary>
public sealed record FrameOutcome
{
    public required string Path { get; init; }

    public bool Used => SkipReason is null;

    /// <summary>Why the frame is not in the result, with the number that failed; null for used frames.</summary>
    public string? SkipReason { get; init; }

    public bool IsReference { get; init; }

    /// <summary>
    /// True for a frame that was measured and that no verified transform brings onto the base: perhaps another part of the sky.
    /// </summary>
    public bool FoundNoMatch => !Used && Survey is not null && ReferenceToFrame is null;

    public FrameSurvey? Survey { get; init; }

    /// <summary>How the transform was found: "base", "stars", "features", "shift", "none".</summary>
    public string? Alignment { get; init; }

    public Transform? ReferenceToFrame { get; init; }

    /// <summary>Star or feature pairs behind the transform, those held out for verification, and the residuals.</summary>
    public RegistrationMeasure? Registration { get; init; }

    /// <summary>How good the frame is beside the others; null where it was not aligned or can't be scored.</summary>
    public FrameQuality? Quality { get; init; }

    public FramePlan? Plan { get; init; }
}
