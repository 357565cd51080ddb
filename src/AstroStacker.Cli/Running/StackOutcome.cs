namespace AstroStacker.Cli.Running;

/// <summary>What the user is told of a finished run.</summary>
internal sealed record StackOutcome
{
    public required int UsedCount { get; init; }

    public required IReadOnlyList<SkippedFrame> Skipped { get; init; }

    /// <summary>Everything written, pictures first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Plain sentences the user should read.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>True where the user stopped the run and the result holds only a part of the night.</summary>
    public required bool IsPartial { get; init; }

    public int ExitCode => this switch
    {
        { IsPartial: true } => ExitCodes.Cancelled,
        { UsedCount: 0 } => ExitCodes.NothingStacked,
        { Skipped.Count: > 0 } => ExitCodes.FramesSkipped,
        _ => ExitCodes.AllUsed,
    };
}
