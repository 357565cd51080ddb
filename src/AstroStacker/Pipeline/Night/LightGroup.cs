namespace AstroStacker.Pipeline.Night;

/// <summary>Lights of one stack that are calibrated alike, and their masters; null where none fits.</summary>
public sealed record LightGroup
{
    public required IReadOnlyList<SortedFrame> Lights { get; init; }

    public PlannedMaster? Dark { get; init; }

    public PlannedMaster? Flat { get; init; }

    public PlannedMaster? Bias { get; init; }

    /// <summary>True where the dark's exposure differs and it is to be scaled (bias known, sensor without amplifier glow).</summary>
    public bool ScaleDark { get; init; }

    /// <summary>Compromises, as plain sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
