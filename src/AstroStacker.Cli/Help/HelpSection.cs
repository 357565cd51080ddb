namespace AstroStacker.Cli.Help;

/// <summary>Entries under a heading.</summary>
internal sealed record HelpSection(string Title, IReadOnlyList<HelpEntry> Entries);
