namespace AstroStacker.Pipeline.Masters;

/// <summary>A master that was used, for the plan and the summary.</summary>
public sealed record MasterRecord(string Role, string Path, string ContentHash);
