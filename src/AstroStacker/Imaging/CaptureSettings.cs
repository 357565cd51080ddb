namespace AstroStacker.Imaging;

/// <summary>
/// How the camera was set and what the capturing program says of the frame: what tells calibration frames from lights, and
/// which of them belong together. Null where the file is silent.
/// </summary>
public sealed record CaptureSettings
{
    public static readonly CaptureSettings Unknown = new();

    /// <summary>What <see cref="Program"/> begins with in files that Siril wrote.</summary>
    public const string Siril = "Siril";

    /// <summary>What the frame was taken for, by its header (IMAGETYP, FRAME and their dialects); null: it doesn't say.</summary>
    public FrameType? Type { get; init; }

    /// <summary>The header's own word for it, for messages.</summary>
    public string? TypeText { get; init; }

    /// <summary>True for a master frame, ours or another program's.</summary>
    public bool IsMaster { get; init; }

    /// <summary>Frames that were combined into this file (STACKCNT, NCOMBINE and the like); above 1: a stack or a master.</summary>
    public int? CombinedCount { get; init; }

    /// <summary>Gain in the camera's own numbers; cameras with ISO have <see cref="FrameInfo.Iso"/>.</summary>
    public double? Gain { get; init; }

    /// <summary>Offset (brightness, black level) in the camera's own numbers.</summary>
    public double? Offset { get; init; }

    /// <summary>Electrons an ADU, as the header has it.</summary>
    public double? ElectronsPerAdu { get; init; }

    public int BinningX { get; init; } = 1;

    public int BinningY { get; init; } = 1;

    /// <summary>The sensor's temperature that was asked for.</summary>
    public double? SetTemperatureCelsius { get; init; }

    public string? ReadoutMode { get; init; }

    /// <summary>The camera's number, where the file has it: two cameras of one model have different defects.</summary>
    public string? SerialNumber { get; init; }

    public string? Telescope { get; init; }

    /// <summary>Side of a pixel as binned.</summary>
    public double? PixelSizeMicrometres { get; init; }

    public SkyPosition? Pointing { get; init; }

    /// <summary>The program that wrote the file.</summary>
    public string? Program { get; init; }

    /// <summary>Columns and rows that see no light and give the bias of each readout (BIASSEC); full-sensor coordinates.</summary>
    public PixelRectangle? Overscan { get; init; }

    /// <summary>The level there: the median of its samples without outliers.</summary>
    public double? OverscanAdu { get; init; }
}
