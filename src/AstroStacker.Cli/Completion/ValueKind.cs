namespace AstroStacker.Cli.Completion;

/// <summary>What follows an option.</summary>
internal enum ValueKind
{
    None,
    Words,
    File,
    Folder,

    /// <summary>A number or a name of which a shell knows nothing.</summary>
    Other,
}
