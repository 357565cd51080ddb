namespace AstroStacker.Pipeline.Checks;

/// <summary>What a run would do, as far as headers tell.</summary>
/// <param name="FrameCount">Frames named that can be opened.</param>
/// <param name="Files">What would be written, pictures first.</param>
/// <param name="Notes">Plain sentences.</param>
public sealed record JobPreview(int FrameCount, IReadOnlyList<string> Files, IReadOnlyList<string> Notes);
