using System.Globalization;
using AstroStacker.Cli.Parsing;

namespace AstroStacker.Cli.Options;

/// <summary>Texts of the command line to values. A bad text is a FormatException: what is wrong, then what to do.</summary>
internal static class OptionTexts
{
    /// <summary>What a BOOL may be, in any case.</summary>
    public const string BoolTexts = "true, false, yes, no, on, off, 1 or 0";

    public static bool Bool(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "1" => true,
        "FALSE" or "NO" or "OFF" or "0" => false,
        _ => throw new FormatException($"not a yes or a no. Write {BoolTexts}."),
    };

    public static string? Path(string text) =>
        text.Length > 0 ? text : throw new FormatException("no file name. Name a file, or leave the option out.");

    /// <summary>A finite number with a decimal point.</summary>
    public static double Number(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            return value;
        string example = text.Contains(',') ? "with a point, for example 0.85" : "such as 0.85";
        throw new FormatException($"not a number. Write a number {example}.");
    }

    /// <summary>A whole number from lowest to highest.</summary>
    public static int Whole(string text, int lowest, int highest)
    {
        bool isWhole = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value);
        if (isWhole && value >= lowest && value <= highest) return value;
        throw new FormatException($"not a whole number from {lowest} to {highest}. Write one, such as {lowest}.");
    }

    /// <summary>One of a list of names, in any case; returns the name as the list has it.</summary>
    public static string OneOf(string text, IReadOnlyList<string> names)
    {
        string? found = names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (found is not null) return found;
        string near = Suggestion.Nearest(text, names) is { } name ? $"Did you mean {name}? " : "";
        throw new FormatException($"not known. {near}Write {Sentence.Or(names)}.");
    }

    /// <summary>Names separated by commas, each once, in the order given.</summary>
    public static IReadOnlyList<string> ListOf(string text, IReadOnlyList<string> names)
    {
        string[] parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) throw new FormatException($"an empty list. Write {Sentence.Or(names)}, or several with commas.");
        return [.. parts.Select(part => OneOf(part, names)).Distinct()];
    }
}
