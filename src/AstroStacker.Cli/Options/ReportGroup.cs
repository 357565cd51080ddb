using System.CommandLine;
using AstroStacker.Cli.Display;
using AstroStacker.Cli.Parsing;
using AstroStacker.Cli.Running;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>What the program says while it works.</summary>
internal sealed class ReportGroup : IOptionGroup
{
    private const int HighestDebug = 9;

    private static readonly string[] s_presets = [.. Preset.All.Select(preset => preset.Name)];

    public Option<bool> Quiet { get; } = CommonOptions.Flag("--quiet", "say nothing but errors");

    public Option<bool> Json { get; } = CommonOptions.Flag(
        "--json", "print one JSON object that sums the run up on standard output, and nothing else there");

    public StackOption<int> Debug { get; } = new(["--debug"], text => OptionTexts.Whole(text, 0, HighestDebug), 0, "0")
    {
        HelpName = "LEVEL",
        Description = "1 tells timings and decisions, 2 also writes pictures of each step",
    };

    public StackOption<string?> Log { get; } = CommonOptions.File(
        ["--log"], "write all that --debug 1 tells to a file too, with the time, whatever is shown; an earlier log is gone on with");

    /// <summary>Has done its work before the command line is parsed: <see cref="StoredOptions"/>.</summary>
    public StackOption<string?> Config { get; } = CommonOptions.File([StoredOptions.Config],
        "options from a file, a line each such as \"reject = winsorized\"; what the command line gives goes before");

    /// <summary>The same.</summary>
    public StackOption<string?> Chosen { get; } = new(
        [StoredOptions.PresetName], text => OptionTexts.OneOf(text, s_presets), null, null)
    {
        HelpName = "NAME",
        Description = $"options that suit one kind of frames ({Sentence.Or(s_presets)}); what else is given goes before",
        Values = s_presets,
    };

    public string Title => "Other";

    public IReadOnlyList<Option> Options => [Config, Chosen, Quiet, Json, Debug, Log];

    /// <summary>How a run speaks, with the log opened; what keeps it from being written is added to the problems.</summary>
    public RunManner Manner(ParseResult given, IReadOnlyList<string> words, ICollection<string> problems) =>
        new(given.GetValue(Quiet), given.GetValue(Json), Debug.In(given) > 0, words) { Log = RunLog.Open(Log.In(given), words, problems) };

    public StackJob Apply(StackJob job, ParseResult given) => job with { DebugLevel = Debug.In(given) };
}
