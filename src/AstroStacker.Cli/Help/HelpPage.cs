namespace AstroStacker.Cli.Help;

/// <summary>All that one command's help says, before it is laid out.</summary>
internal sealed record HelpPage
{
    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>One line a form of the command.</summary>
    public required IReadOnlyList<string> Usage { get; init; }

    public required IReadOnlyList<HelpSection> Sections { get; init; }

    public IReadOnlyList<HelpExample> Examples { get; init; } = [];

    /// <summary>Comes last: a heading and its entries.</summary>
    public HelpSection? Closing { get; init; }
}
