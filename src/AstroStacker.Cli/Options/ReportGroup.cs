using System.CommandLine;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>What the program says while it works.</summary>
internal sealed class ReportGroup : IOptionGroup
{
    private const int HighestDebug = 9;

    public Option<bool> Quiet { get; } = CommonOptions.Flag("--quiet", "say nothing but errors");

    public Option<bool> Json { get; } = CommonOptions.Flag(
        "--json", "print one JSON object that sums the run up on standard output, and nothing else there");

    public StackOption<int> Debug { get; } = new(["--debug"], text => OptionTexts.Whole(text, 0, HighestDebug), 0, "0")
    {
        HelpName = "LEVEL",
        Description = "1 tells timings and decisions, 2 also writes pictures of each step",
    };

    public string Title => "Other";

    public IReadOnlyList<Option> Options => [Quiet, Json, Debug];

    public StackJob Apply(StackJob job, ParseResult given) => job with { DebugLevel = Debug.In(given) };
}
