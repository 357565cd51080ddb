using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>A frame whose place on the reference is known and verified, or that was refused.</summary>
internal sealed record AlignedLight(SurveyedLight Surveyed, string Alignment)
{
    public string? Refusal { get; init; }

    public Transform? ReferenceToFrame { get; init; }

    public RegistrationMeasure? Measure { get; init; }

    public FrameOutcome Outcome => Surveyed.Outcome with
    {
        SkipReason = Refusal,
        Alignment = Refusal is null ? Alignment : null,
        IsReference = Alignment == "base",
        ReferenceToFrame = ReferenceToFrame,
        Registration = Measure,
    };
}
