namespace AstroStacker.Pipeline.Night;

/// <summary>All files of a folder: the frames with their types, and those that are none.</summary>
/// <param name="Frames">By natural path.</param>
/// <param name="PassedOver">By natural path.</param>
public sealed record SortedFolder(IReadOnlyList<SortedFrame> Frames, IReadOnlyList<PassedOver> PassedOver)
{
    /// <summary>The folder's own name: what has no better name is called after it. Empty for a root.</summary>
    public string Name { get; init; } = "";
}
