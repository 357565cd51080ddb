using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>One frame the user named, opened or refused.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Number">In the frame store; -1 where it could not be opened.</param>
/// <param name="Info">Null where it could not be opened.</param>
/// <param name="Refusal">Why it can't serve, or null.</param>
public sealed record Light(string Path, int Number, FrameInfo? Info, string? Refusal);
