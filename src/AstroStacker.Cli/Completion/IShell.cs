namespace AstroStacker.Cli.Completion;

/// <summary>A shell that can complete the command line from a script.</summary>
internal interface IShell
{
    /// <summary>As the user writes it, for example "bash".</summary>
    string Name { get; }

    /// <summary>The script; the stack itself comes first, then the other commands.</summary>
    string Script(IReadOnlyList<CompletedCommand> commands);
}
