using AstroStacker.Imaging;
using AstroStacker.Integration;

namespace AstroStacker.Pipeline;

/// <summary>How one frame enters a layer.</summary>
public sealed record FramePlan
{
    /// <summary>The frame's number in the frame store.</summary>
    public required int Frame { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>From the reference's full-sensor pixels to this frame's.</summary>
    public required Transform ReferenceToFrame { get; init; }

    /// <summary>One entry a plane.</summary>
    public required IReadOnlyList<PlaneNormalization> Normalization { get; init; }

    /// <summary>Of satellites and aeroplanes, pixels of the plan's sample grid: what they cover is left out.</summary>
    public IReadOnlyList<TrailBand> Trails { get; init; } = [];

    /// <summary>Of a raw sample; shared by the frames of one camera setting. Null where it isn't known.</summary>
    public NoiseModel? Noise { get; init; }

    /// <summary>The frame's sky in the plan's units, before normalisation; null where it wasn't looked at.</summary>
    public SkyCells? Sky { get; init; }

    /// <summary>Relative weight; the mean over the frames is 1.</summary>
    public required float Weight { get; init; }
}
