using System.CommandLine;

namespace AstroStacker.Cli.Parsing;

/// <summary>The options a command takes and what they are called.</summary>
internal static class OptionNames
{
    /// <summary>The command's own options and those of its root that hold everywhere.</summary>
    public static IReadOnlyList<Option> Reachable(Command command, Command root)
    {
        if (command == root) return [.. command.Options];
        return [.. command.Options.Concat(root.Options.Where(option => option.Recursive))];
    }

    /// <summary>True for an option that is simply there or not.</summary>
    public static bool IsFlag(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool);

    /// <summary>All names of the options that are not hidden, with their dashes.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<Option> options) =>
        options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)).ToHashSet();
}
