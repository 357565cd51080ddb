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

    /// <summary>Relative weight, one entry a plane; the mean over the frames is 1.</summary>
    public required IReadOnlyList<float> Weights { get; init; }

    /// <summary>What the weight is multiplied by from place to place of the sample grid, one entry a plane; empty for 1.</summary>
    public IReadOnlyList<SmoothSurface> WeightSurfaces { get; init; } = [];

    /// <summary>Added after normalisation from place to place of the sample grid, one entry a plane; empty for 0.</summary>
    public IReadOnlyList<SmoothSurface> Background { get; init; } = [];
}
