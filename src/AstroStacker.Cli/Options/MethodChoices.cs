namespace AstroStacker.Cli.Options;

/// <summary>What the registries of the stages offer; help, validation and completions list exactly this.</summary>
internal sealed record MethodChoices
{
    public required IReadOnlyList<Choice> Rejections { get; init; }

    public required IReadOnlyList<Choice> Combines { get; init; }

    public required IReadOnlyList<Choice> Demosaics { get; init; }

    public required IReadOnlyList<Choice> Interpolators { get; init; }

    public required IReadOnlyList<Choice> Drops { get; init; }

    public required IReadOnlyList<Choice> Formats { get; init; }
}
