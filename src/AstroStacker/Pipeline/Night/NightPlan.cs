namespace AstroStacker.Pipeline.Night;

/// <summary>What will be made of a folder: decided before any work, printed first.</summary>
public sealed record NightPlan
{
    /// <summary>Each master once, whatever the number of stacks that use it; in the order in which they can be made.</summary>
    public required IReadOnlyList<PlannedMaster> Masters { get; init; }

    /// <summary>One a target (panel) and filter.</summary>
    public required IReadOnlyList<PlannedStack> Stacks { get; init; }

    /// <summary>Files that take no part, those of the sorting and calibration frames that fit no light among them.</summary>
    public required IReadOnlyList<PassedOver> PassedOver { get; init; }

    /// <summary>Plain sentences about the whole.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
