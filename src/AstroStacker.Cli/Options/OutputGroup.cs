using System.CommandLine;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>Where the results go.</summary>
internal sealed class OutputGroup : IOptionGroup
{
    public StackOption<string> Prefix { get; } = new(["--output", "-o"], text => text, "", "the current folder")
    {
        HelpName = CommonOptions.PrefixName,
        Description = "path and start of the name of all results; after one that ends in / - or _ the frames' "
            + "numbers are added, as in aligned-0-11.png",
    };

    public StackOption<string?> BadPixels { get; } = CommonOptions.File(["--save-bad-pixels"],
        "write the pixels that were left out as defects to a list that Siril and later runs read");

    public Option<bool> DryRun { get; } = CommonOptions.Flag(
        "--dry-run", "tell what would be stacked and written, and stop: headers are read, nothing is done");

    public string Title => "Output";

    public IReadOnlyList<Option> Options => [Prefix, BadPixels, DryRun];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Output = job.Output with { Prefix = Prefix.In(given), BadPixels = BadPixels.In(given) },
    };
}
