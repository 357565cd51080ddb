namespace AstroStacker.Calibration;

/// <summary>The master frames; each works alone.</summary>
public sealed record CalibrationOptions
{
    public string? Dark { get; init; }

    public string? Flat { get; init; }

    public string? Bias { get; init; }

    public string? DarkFlat { get; init; }
}
