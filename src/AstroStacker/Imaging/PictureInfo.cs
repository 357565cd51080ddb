namespace AstroStacker.Imaging;

/// <summary>What the writers say of a finished picture beside its pixels. Holds no clock, host or path of the run.</summary>
public sealed record PictureInfo
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>1 or 3.</summary>
    public required int PlaneCount { get; init; }

    /// <summary>
    /// True where samples are raw ADU (masters: written rounded to 16 bit in PNG, as they are in float files), false
    /// where 1 is saturation.
    /// </summary>
    public bool IsRawAdu { get; init; }

    /// <summary>True where the planes are linear sRGB; false: camera colours or mono.</summary>
    public bool IsSrgb { get; init; }

    /// <summary>Added to samples by integer and Radiance writers, in units of saturation.</summary>
    public double Pedestal { get; init; }

    /// <summary>The mosaic's pattern from the picture's top-left sample, for masters of a CFA sensor.</summary>
    public CfaPattern? Cfa { get; init; }

    /// <summary>True where the black level was subtracted (so that no reader does it again).</summary>
    public bool BlackSubtracted { get; init; }

    /// <summary>ADU of saturation, for masters; null otherwise.</summary>
    public double? SaturationAdu { get; init; }

    /// <summary>Of the reference.</summary>
    public double? ExposureSeconds { get; init; }

    /// <summary>Sum over the used frames.</summary>
    public double? TotalExposureSeconds { get; init; }

    /// <summary>Number of the used frames.</summary>
    public int FrameCount { get; init; }

    public DateTime? FirstStart { get; init; }

    public DateTime? LastEnd { get; init; }

    public string? Camera { get; init; }

    public string? Filter { get; init; }

    public string? ObjectName { get; init; }

    public double? TemperatureCelsius { get; init; }

    public double? Iso { get; init; }

    public double? FocalLengthMillimetres { get; init; }

    /// <summary>Where the picture's pixels lie on the sky; null where the reference has no solution.</summary>
    public WorldCoordinates? World { get; init; }

    /// <summary>The camera's settings; the type of a master is in it. The number of frames is <see cref="FrameCount"/>.</summary>
    public CaptureSettings Capture { get; init; } = CaptureSettings.Unknown;

    /// <summary>Software name and version.</summary>
    public string Software { get; init; } = "AstroStacker";

    /// <summary>Plain sentences, oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];
}
