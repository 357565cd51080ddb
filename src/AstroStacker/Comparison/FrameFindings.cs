using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>What the comparison of the night found of one frame, in pixels of the output grid.</summary>
public sealed record FrameFindings
{
    /// <summary>Of satellites and aeroplanes; a bent one comes in several pieces.</summary>
    public IReadOnlyList<TrailBand> Trails { get; init; } = [];
}
