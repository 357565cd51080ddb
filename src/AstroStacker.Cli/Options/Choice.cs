namespace AstroStacker.Cli.Options;

/// <summary>One entry of a registry, as the user names it.</summary>
internal sealed record Choice(string Name, string Summary);
