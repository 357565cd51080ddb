using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night;

/// <summary>A master to be made of frames that belong together, or one that lies in the folder ready made.</summary>
public sealed record PlannedMaster
{
    /// <summary>Unique in the plan and fit for a file name: "dark-300s-gain100-minus10C", "flat-Ha-2026-11-22".</summary>
    public required string Name { get; init; }

    public required FrameType Type { get; init; }

    /// <summary>One ready master, or the frames to combine; by natural path.</summary>
    public required IReadOnlyList<SortedFrame> Frames { get; init; }

    /// <summary>Of a flat: the master dark-flat or bias that is taken off its frames; null: none fits.</summary>
    public PlannedMaster? Bias { get; init; }

    /// <summary>Compromises, as plain sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
