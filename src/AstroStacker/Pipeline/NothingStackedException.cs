namespace AstroStacker.Pipeline;

/// <summary>Every frame was refused; nothing was written.</summary>
public sealed class NothingStackedException(IReadOnlyList<FrameOutcome> frames)
    : Exception($"None of the {frames.Count} frames could be stacked.")
{
    /// <summary>All of them, each with its reason.</summary>
    public IReadOnlyList<FrameOutcome> Frames { get; } = frames;
}
