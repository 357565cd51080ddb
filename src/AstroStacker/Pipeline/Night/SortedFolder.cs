namespace AstroStacker.Pipeline.Night;

/// <summary>All files of a folder: the frames with their types, and those that are none.</summary>
/// <param name="Frames">By natural path.</param>
/// <param name="PassedOver">By natural path.</param>
public sealed record SortedFolder(IReadOnlyList<SortedFrame> Frames, IReadOnlyList<PassedOver> PassedOver)
{
    /// <summary>The folder's own name: what a picture is called that nothing else names.</summary>
    public string Name { get; init; } = "stack";
}
