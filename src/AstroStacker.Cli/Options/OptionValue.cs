namespace AstroStacker.Cli.Options;

/// <summary>The value of an option, which may itself be null.</summary>
internal sealed record OptionValue<T>(T Value);
