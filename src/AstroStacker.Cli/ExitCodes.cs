namespace AstroStacker.Cli;

/// <summary>What the process returns; the same list stands in the help.</summary>
internal static class ExitCodes
{
    public const int AllUsed = 0;
    public const int Unusable = 1;
    public const int FramesSkipped = 2;
    public const int NothingStacked = 3;
    public const int Cancelled = 130;

    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (AllUsed, "all frames were used"),
        (Unusable, "the command line or the machine was at fault; nothing was written"),
        (FramesSkipped, "finished, but frames were skipped; each is named with its reason"),
        (NothingStacked, "no frame could be stacked"),
        (Cancelled, "stopped by Ctrl-C; after the first, what was done so far is written as -partial"),
    ];
}
