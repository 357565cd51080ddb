namespace AstroStacker.Cli.Completion;

/// <summary>The shells there are scripts for.</summary>
internal static class Shells
{
    public static IReadOnlyList<IShell> All { get; } = [new BashShell(), new ZshShell(), new FishShell()];
}
