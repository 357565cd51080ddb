using System.CommandLine;
using System.Globalization;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;

namespace AstroStacker.Cli.Help;

/// <summary>Symbols of the command line as help entries.</summary>
internal static class HelpTerms
{
    public static HelpEntry Of(Argument argument) => new(argument.HelpName ?? argument.Name, argument.Description ?? "");

    public static HelpEntry Of(Option option) => new(Term(option), option.Description ?? "", Default(option));

    public static IReadOnlyList<HelpEntry> Of(IEnumerable<Option> options) =>
        [.. options.Where(option => !option.Hidden).Select(Of)];

    /// <summary>Short names first, then the long ones in one column: "-p, --padding, --pad FRACTION".</summary>
    private static string Term(Option option)
    {
        var names = option.Aliases.Prepend(option.Name);
        string shorts = string.Concat(names.Where(name => name.Length == 2).Select(name => $"{name}, "));
        string longs = string.Join(", ", names.Where(name => name.Length > 2));
        string value = OptionNames.IsFlag(option) ? "" : $" {option.HelpName ?? "VALUE"}";
        return $"{(shorts.Length > 0 ? shorts : "    ")}{longs}{value}";
    }

    private static string? Default(Option option)
    {
        if (option is IDefaultText { DefaultText: var text }) return text;
        if (OptionNames.IsFlag(option) || !option.HasDefaultValue) return null;
        string? value = Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
