using System.CommandLine;
using AstroStacker.Cli.Commands;
using AstroStacker.Cli.Options;

namespace AstroStacker.Cli.Help;

/// <summary>What the help of each command says.</summary>
internal static class HelpPages
{
    private const string Program = "astro-stacker";

    /// <summary>The whole program: a stack is what it does without a command's name.</summary>
    public static HelpPage Root(StackCommandLine line, IReadOnlyList<Command> commands, IReadOnlyList<Option> common) => new()
    {
        Summary = "Stacks camera RAW and FITS frames of the night sky into one clean linear picture.",
        Usage = [$"{Program} [options] INFILES...", .. commands.Select(UsageOf)],
        Sections =
        [
            .. line.Groups.Select((group, i) => new HelpSection(group.Title,
            [
                .. i == 0 ? [HelpTerms.Of(line.InFiles)] : Array.Empty<HelpEntry>(),
                .. HelpTerms.Of(group.Options),
                .. i == line.Groups.Count - 1 ? HelpTerms.Of(common) : [],
            ])),
            new HelpSection("Methods and formats", Methods(line.Methods)),
            new HelpSection(
                "Commands", [.. commands.Select(command => new HelpEntry(command.Name, command.Description ?? ""))]),
        ],
        Examples = Examples,
        Closing = new HelpSection(
            "Exit codes", [.. ExitCodes.All.Select(exit => new HelpEntry($"{exit.Code}", exit.Meaning))]),
    };

    /// <summary>Any other command, from its own symbols.</summary>
    public static HelpPage Of(Command command, IReadOnlyList<Option> common)
    {
        HelpSection[] sections =
            [new HelpSection("Arguments", [.. command.Arguments.Select(HelpTerms.Of)]), .. OptionsOf(command, common)];
        return new HelpPage
        {
            Summary = command.Description ?? "",
            Usage = [UsageOf(command)],
            Sections = [.. sections.Where(section => section.Entries.Count > 0)],
        };
    }

    private static IEnumerable<HelpSection> OptionsOf(Command command, IReadOnlyList<Option> common)
    {
        if (command is not GroupedCommand grouped)
            return [new HelpSection("Options", HelpTerms.Of(command.Options.Where(option => !common.Contains(option)).Concat(common)))];
        return grouped.Groups.Select(group => new HelpSection(
            group.Title, HelpTerms.Of(group == grouped.Groups[^1] ? group.Options.Concat(common) : group.Options)));
    }

    /// <summary>What each entry of the registries does: "interpolation lanczos3".</summary>
    private static IReadOnlyList<HelpEntry> Methods(MethodChoices methods)
    {
        (string Option, IReadOnlyList<Choice> Choices)[] lists =
        [
            ("reject", methods.Rejections), ("demosaic", methods.Demosaics),
            ("interpolation", methods.Interpolators), ("format", methods.Formats),
        ];
        return [.. lists.SelectMany(list =>
            list.Choices.Select(choice => new HelpEntry($"{list.Option} {choice.Name}", choice.Summary)))];
    }

    private static string UsageOf(Command command)
    {
        string options = command.Options.Any(option => !option.Hidden) ? " [options]" : "";
        var arguments = command.Arguments.Select(argument => $" {argument.HelpName ?? argument.Name}");
        return $"{Program} {command.Name}{options}{string.Concat(arguments)}";
    }

    /// <summary>The folder job, a master, then the five of the original's page, and how each is meant.</summary>
    private static IReadOnlyList<HelpExample> Examples { get; } =
    [
        new("Stack a whole folder: lights, darks, flats and biases are told apart and matched", $"{Program} night m27/ -o m27-stacked"),
        new("Make a master of dark frames", $"{Program} master dark input/dark-frame*.dng -o output/master-dark-frame"),
        new("The same as the plain mean: keep the mosaic, don't align, keep the sensor's margins",
            $"{Program} -r 1 -a 0 -v 0 -o output/master-dark-frame input/dark-frame*.dng"),
        new("Align and stack; the first file by name is the base", $"{Program} -o output/aligned- input/*.dng"),
        new("Align to a frame of your choice", $"{Program} -b input/align-all-to-this-frame.dng -o output/aligned- input/*.dng"),
        new("Subtract a master dark", $"{Program} -d master-dark-frame.png -o output/aligned- input/*.dng"),
        new("Divide by a master flat too",
            $"{Program} -d master-dark-frame.png -f master-flat-frame.png -o output/aligned- input/*.dng"),
    ];
}
