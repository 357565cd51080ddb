using System.CommandLine;
using System.CommandLine.Completions;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;

namespace AstroStacker.Cli.Completion;

/// <summary>An option as a shell's completion needs it.</summary>
/// <param name="Names">All of them, with their dashes.</param>
/// <param name="Text">What it does, up to the first colon, semicolon or bracket.</param>
/// <param name="Kind">What follows it.</param>
/// <param name="Values">The words to offer for <see cref="ValueKind.Words"/>.</param>
internal sealed record CompletedOption(IReadOnlyList<string> Names, string Text, ValueKind Kind, IReadOnlyList<string> Values)
{
    public static CompletedOption Of(Option option)
    {
        bool isFlag = OptionNames.IsFlag(option);
        string[] values = isFlag ? []
            : [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label).Order(StringComparer.Ordinal)];
        var kind = option switch
        {
            _ when isFlag => ValueKind.None,
            { HelpName: CommonOptions.FileName } => ValueKind.File,
            { HelpName: CommonOptions.FolderName } => ValueKind.Folder,
            { HelpName: CommonOptions.PrefixName } => ValueKind.File,
            _ => values.Length > 0 ? ValueKind.Words : ValueKind.Other,
        };
        string text = (option.Description ?? "").Split(':', ';', '(')[0].TrimEnd();
        return new CompletedOption([.. option.Aliases.Prepend(option.Name)], text, kind, values);
    }
}
