using System.CommandLine;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>What the night command has of its own.</summary>
internal sealed class NightGroup : IOptionGroup
{
    public StackOption<string?> Output { get; } = new(["--output", "-o"], OptionTexts.Path, null, "DIR's name and \"-stacked\", here")
    {
        HelpName = CommonOptions.FolderName,
        Description = "folder for the pictures, their summaries, night.json and the folder \"masters\"",
    };

    public Option<bool> DryRun { get; } = CommonOptions.Flag("--dry-run", "print the plan and stop: nothing is stacked or written");

    public string Title => "Night";

    public IReadOnlyList<Option> Options => [Output, DryRun];

    public StackJob Apply(StackJob job, ParseResult given) => job;

    /// <summary>"m27-stacked" in the current folder for "/photos/m27/".</summary>
    public static string OutputFor(string folder)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return name.Length == 0 ? "stacked" : $"{name}-stacked";
    }
}
