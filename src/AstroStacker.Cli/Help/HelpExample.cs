namespace AstroStacker.Cli.Help;

/// <summary>A command to copy and what it does.</summary>
internal sealed record HelpExample(string Purpose, string Command);
