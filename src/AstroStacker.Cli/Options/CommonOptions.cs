using System.CommandLine;

namespace AstroStacker.Cli.Options;

/// <summary>The kinds of option that several groups have.</summary>
internal static class CommonOptions
{
    /// <summary>What the help calls a file to read, by which completions know that they should offer files.</summary>
    public const string FileName = "FILE";

    public const string FolderName = "DIR";

    public const string PrefixName = "PREFIX";

    /// <summary>Takes true/false, yes/no, on/off or 1/0.</summary>
    public static StackOption<bool> Bool(string[] names, bool value, string description) =>
        new(names, OptionTexts.Bool, value, value ? "true" : "false")
        {
            HelpName = "BOOL",
            Description = description,
            Values = ["true", "false"],
        };

    /// <summary>A file to read.</summary>
    public static StackOption<string?> File(string[] names, string description, string? defaultText = null) =>
        new(names, OptionTexts.Path, null, defaultText) { HelpName = FileName, Description = description };

    /// <summary>One name of a list; the description ends with the list.</summary>
    public static StackOption<string> Name(string[] names, IReadOnlyList<string> values, string value, string description) =>
        new(names, text => OptionTexts.OneOf(text, values), value, value)
        {
            HelpName = "NAME",
            Description = $"{description} ({Sentence.Or(values)})",
            Values = values,
        };

    /// <summary>On when it is there; takes no value.</summary>
    public static Option<bool> Flag(string name, string description) =>
        new(name) { Arity = ArgumentArity.Zero, Description = description };
}
