using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>What the star survey of one frame found.</summary>
public sealed record StarMeasurements
{
    /// <summary>One entry a colour of the mosaic (numbered as its CfaPattern does) or a plane of the picture.</summary>
    public required IReadOnlyList<PlaneStatistics> Planes { get; init; }

    /// <summary>Full-sensor coordinates, brightest first.</summary>
    public required IReadOnlyList<Star> Stars { get; init; }

    /// <summary>Median over the unsaturated stars; 0 where there are none.</summary>
    public required double FwhmPixels { get; init; }

    /// <summary>Share of the area's samples at or above saturation, 0..1.</summary>
    public required double SaturatedShare { get; init; }
}
