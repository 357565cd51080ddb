namespace AstroStacker.Pipeline.Night;

/// <summary>What became of one picture of a night.</summary>
public sealed record NightPicture
{
    /// <summary>Of its files, without ending.</summary>
    public required string Name { get; init; }

    /// <summary>Null where nothing could be stacked.</summary>
    public StackResult? Result { get; init; }

    /// <summary>One entry a light that was meant for this picture and for no later one.</summary>
    public required IReadOnlyList<FrameOutcome> Frames { get; init; }

    /// <summary>What kept the picture from being made; null where it was made.</summary>
    public string? Problem { get; init; }
}
