using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>What the star survey of one frame found.</summary>
public sealed record StarMeasurements
{
    /// <summary>One entry a colour of the mosaic (numbered as its CfaPattern does) or a plane of the picture.</summary>
    public required IReadOnlyList<PlaneStatistics> Planes { get; init; }

    /// <summary>The same across the frame, with the flat's response.</summary>
    public required SkyCells Sky { get; init; }

    /// <summary>Full-sensor coordinates, brightest first.</summary>
    public required IReadOnlyList<Star> Stars { get; init; }

    /// <summary>Median over the unsaturated stars; 0 where there are none.</summary>
    public required double FwhmPixels { get; init; }

    /// <summary>
    /// Of the mean star shape (the stars' ellipticities averaged as vectors: what the mount or the wind did to all alike).
    /// </summary>
    public double Eccentricity { get; init; }

    /// <summary>Direction of the mean shape's longer axis, x to y positive, -pi/2 to pi/2.</summary>
    public double ElongationRadians { get; init; }

    /// <summary>Peaks that look like stars, before the best were chosen to be measured.</summary>
    public int DetectedCount { get; init; }

    /// <summary>True where a straight line of light (satellite, aeroplane) crosses a good part of the frame.</summary>
    public bool HasTrail { get; init; }

    /// <summary>Share of the area's samples at or above saturation, 0..1.</summary>
    public required double SaturatedShare { get; init; }

    /// <summary>Share of the area's samples without a value, 0..1.</summary>
    public double AbsentShare { get; init; }
}
