namespace AstroStacker.Pipeline.Night;

/// <summary>One picture to be made.</summary>
public sealed record PlannedStack
{
    /// <summary>Unique in the plan and fit for a file name: "M27", "M31-Ha", "NGC7000-panel2-L".</summary>
    public required string Name { get; init; }

    public string? Target { get; init; }

    public string? Filter { get; init; }

    /// <summary>Lights that share their masters; several where nights, exposures or cameras' settings differ.</summary>
    public required IReadOnlyList<LightGroup> Groups { get; init; }

    /// <summary>Compromises, as plain sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
