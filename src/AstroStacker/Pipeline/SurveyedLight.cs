using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>A frame after its survey: measured, or refused with the reason.</summary>
internal sealed record SurveyedLight(Light Light, FrameSurvey? Survey, string? Refusal)
{
    public FrameOutcome Outcome => new() { Path = Light.Path, Survey = Survey, SkipReason = Refusal };
}
