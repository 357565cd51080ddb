namespace AstroStacker.Comparison;

/// <summary>How the frames of a night are compared with each other.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Looks for the trails of satellites and aeroplanes.</summary>
    public bool Trails { get; init; } = true;

    /// <summary>
    /// Frames that make up the model of the night, spread evenly; the median of 32 has a quarter of one frame's noise,
    /// and memory stays the same however many frames there are.
    /// </summary>
    public int MostModelFrames { get; init; } = 32;
}
