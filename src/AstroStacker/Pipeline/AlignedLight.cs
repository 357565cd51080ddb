using AstroStacker.Imaging;
using AstroStacker.Pipeline.Selection;

namespace AstroStacker.Pipeline;

/// <summary>A frame whose place on the reference is known and verified, or that was refused.</summary>
internal sealed record AlignedLight(SurveyedLight Surveyed, string Alignment)
{
    public string? Refusal { get; init; }

    public Transform? ReferenceToFrame { get; init; }

    public RegistrationMeasure? Measure { get; init; }

    /// <summary>Of the picture's edges, where it was aligned by its picture.</summary>
    public double? Sharpness { get; init; }

    /// <summary>Null before the frames are scored, and where a frame can't be.</summary>
    public FrameQuality? Quality { get; init; }

    public FrameOutcome Outcome => Surveyed.Outcome with
    {
        SkipReason = Refusal,
        Alignment = Refusal is null ? Alignment : null,
        IsReference = Alignment == "base",
        ReferenceToFrame = ReferenceToFrame,
        Registration = Measure,
        Quality = Quality,
    };
}
