namespace AstroStacker.Cli.Running;

/// <summary>A frame that is not in the result.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Reason">With the number that failed.</param>
internal sealed record SkippedFrame(string Path, string Reason);
