namespace AstroStacker.Imaging;

/// <summary>
/// What one pass over a frame measured: a small record, a pure function of the file's bytes, the masters and the
/// survey options; what depends on other frames is decided later.
/// </summary>
public sealed record FrameSurvey
{
    public required FrameInfo Info { get; init; }

    /// <summary>XXH128 of the file's bytes, hexadecimal; decides the order of files of one name.</summary>
    public required string ContentHash { get; init; }

    /// <summary>One entry a colour of the mosaic or a plane of the picture (1, 3 or 4).</summary>
    public required IReadOnlyList<PlaneStatistics> Planes { get; init; }

    /// <summary>Sky, noise and the flat's response across the frame; null where the sky wasn't looked at.</summary>
    public SkyCells? Sky { get; init; }

    /// <summary>Brightest first.</summary>
    public required IReadOnlyList<Star> Stars { get; init; }

    /// <summary>Median over the measured stars; 0 where there are none.</summary>
    public double FwhmPixels { get; init; }

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

    /// <summary>Share of visible samples at or above saturation, 0..1.</summary>
    public double SaturatedShare { get; init; }

    /// <summary>Share of visible samples without a value (NaN, BLANK), 0..1.</summary>
    public double AbsentShare { get; init; }

    /// <summary>The highest raw sample seen, ADU: a pile-up below the file's saturation level lowers it.</summary>
    public float HighestAdu { get; init; }

    /// <summary>How many samples stood at <see cref="HighestAdu"/>.</summary>
    public long HighestCount { get; init; }
}
