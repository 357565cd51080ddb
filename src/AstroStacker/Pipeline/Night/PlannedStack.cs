namespace AstroStacker.Pipeline.Night;

/// <summary>One picture to be made.</summary>
public sealed record PlannedStack
{
    /// <summary>Unique in the plan and fit for a file name: "M27", "M31-Ha", "NGC7000-panel2-L".</summary>
    public required string Name { get; init; }

    /// <summary>As the files name it; null where nothing does.</summary>
    public string? Target { get; init; }

    /// <summary>What the grouping rests on. Where it is only assumed, lights of other targets may be among them.</summary>
    public TargetBasis Basis { get; init; }

    /// <summary>The panel of a mosaic, from 1; null where the target is one field.</summary>
    public int? Panel { get; init; }

    public string? Filter { get; init; }

    /// <summary>Lights that share their masters; several where nights, exposures or cameras' settings differ.</summary>
    public required IReadOnlyList<LightGroup> Groups { get; init; }

    /// <summary>Compromises, as plain sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
