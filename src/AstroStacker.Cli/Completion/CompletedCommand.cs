using System.CommandLine;
using System.CommandLine.Completions;
using AstroStacker.Cli.Commands;

namespace AstroStacker.Cli.Completion;

/// <summary>A command as a shell's completion needs it.</summary>
/// <param name="Name">Empty for the stack itself.</param>
/// <param name="Text">One line.</param>
/// <param name="Options">Those that are not hidden.</param>
/// <param name="Words">What its first argument may be, where that is a choice; all others are files.</param>
/// <param name="TakesFiles">True where files follow the words.</param>
internal sealed record CompletedCommand(
    string Name, string Text, IReadOnlyList<CompletedOption> Options, IReadOnlyList<string> Words, bool TakesFiles)
{
    public static CompletedCommand Stack(StackCommandLine line, IEnumerable<Option> common) =>
        new("", "", Visible(line.Groups.SelectMany(group => group.Options).Concat(common)), [], TakesFiles: true);

    public static CompletedCommand Of(Command command, Option help) =>
        new(command.Name, command.Description ?? "", Visible(command.Options.Append(help)), WordsOf(command), command.Arguments.Count != 1);

    private static List<CompletedOption> Visible(IEnumerable<Option> options) =>
        [.. options.Where(option => !option.Hidden).Select(CompletedOption.Of)];

    private static List<string> WordsOf(Command command) =>
    [
        .. command.Arguments.SelectMany(argument => argument.GetCompletions(CompletionContext.Empty))
            .Select(item => item.Label).Order(StringComparer.Ordinal),
    ];
}
