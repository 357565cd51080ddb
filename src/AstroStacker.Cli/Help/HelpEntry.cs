namespace AstroStacker.Cli.Help;

/// <summary>One option or word of the command line.</summary>
/// <param name="Term">As it is written, for example "-a, --align BOOL".</param>
/// <param name="Text">What it does.</param>
/// <param name="Default">What holds without it; null where there is nothing to say.</param>
internal sealed record HelpEntry(string Term, string Text, string? Default = null);
