namespace AstroStacker.Pipeline;

/// <summary>Results of that name are there already and may not be written over.</summary>
public sealed class ResultsExistException(IReadOnlyList<string> paths) : StackJobException(
    $"{string.Join(", ", paths)} {(paths.Count == 1 ? "is" : "are")} there already. "
    + "Repeat the same command with --overwrite to replace, or give another -o.")
{
    public IReadOnlyList<string> Paths { get; } = paths;
}
