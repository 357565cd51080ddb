namespace AstroStacker.Imaging;

/// <summary>
/// What a frame's file says before its pixels are read. All pixel coordinates of a frame are those of the full sensor,
/// margins included, as stored and never turned by EXIF orientation (FITS rows are already the upright picture's).
/// </summary>
public sealed record FrameInfo
{
    public required string Path { get; init; }

    /// <summary>The format's name for messages, for example "FITS" or "camera RAW (Canon EOS 6D)".</summary>
    public required string FormatName { get; init; }

    /// <summary>The library outside this program that decodes the samples, with its version; null where none does.</summary>
    public string? DecoderVersion { get; init; }

    /// <summary>Full-sensor columns, margins included.</summary>
    public required int Width { get; init; }

    /// <summary>Full-sensor rows, margins included.</summary>
    public required int Height { get; init; }

    /// <summary>The part of the sensor that sees light; all of it where the file names no margins.</summary>
    public required PixelRectangle VisibleArea { get; init; }

    /// <summary>1 for a mosaic or a mono frame, 3 for a colour picture.</summary>
    public int PlaneCount { get; init; } = 1;

    public required SampleType SampleType { get; init; }

    /// <summary>True where samples may have no value: stored as floats, or with a number that stands for none (FITS BLANK).</summary>
    public bool MayLackSamples { get; init; }

    /// <summary>Null for mono and colour pictures. Anchored at the full sensor's top-left sample.</summary>
    public CfaPattern? Cfa { get; init; }

    /// <summary>Of this very frame; zero where the format has none.</summary>
    public BlackLevel Black { get; init; } = BlackLevel.Zero;

    /// <summary>True where <see cref="Black"/> was given by the file (camera RAW, DNG) and not merely assumed to be 0.</summary>
    public bool HasBlackLevel { get; init; }

    /// <summary>The level in ADU at or above which a sample is saturated, black included.</summary>
    public required float SaturationAdu { get; init; }

    /// <summary>True for results and calibrated masters whose black was already taken off.</summary>
    public bool BlackSubtracted { get; init; }

    /// <summary>True for a flat that was already normalised or dark-subtracted by the tool that wrote it.</summary>
    public bool IsCalibrated { get; init; }

    /// <summary>True where samples went through a tone curve to become linear (8-bit pictures): of no use as masters.</summary>
    public bool DecodedThroughCurve { get; init; }

    /// <summary>Where its pixels lie on the sky, full-sensor coordinates; null where the file has no solution.</summary>
    public WorldCoordinates? World { get; init; }

    /// <summary>True for FITS whose rows are stored from the bottom (ROWORDER): reading has turned them.</summary>
    public bool StoredBottomUp { get; init; }

    public ColourProfile? Colour { get; init; }

    public Orientation Orientation { get; init; } = Orientation.Upright;

    /// <summary>The camera's settings and the capturing program's words.</summary>
    public CaptureSettings Capture { get; init; } = CaptureSettings.Unknown;

    public double? ExposureSeconds { get; init; }

    public double? Iso { get; init; }

    public double? TemperatureCelsius { get; init; }

    public double? FocalLengthMillimetres { get; init; }

    public string? Camera { get; init; }

    public string? Filter { get; init; }

    public string? ObjectName { get; init; }

    /// <summary>Start of the exposure as the file gives it (UTC for FITS, camera clock for RAW).</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>In-camera long-exposure noise reduction was on: the dark is already subtracted.</summary>
    public bool LongExposureNoiseReduction { get; init; }

    /// <summary>Plain sentences the user should see: lossy, black-clipped, lens-corrected, samples narrowed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The whole sensor as a rectangle.</summary>
    public PixelRectangle SensorArea => new(0, 0, Width, Height);
}
