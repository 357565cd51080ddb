using System.CommandLine;
using AstroStacker.Cli.Options;

namespace AstroStacker.Cli.Parsing;

/// <summary>
/// Options from a file of --config or from a --preset: they stand in for those the command line does not give. The command line
/// goes before the file, the file before the preset.
/// </summary>
internal static class StoredOptions
{
    public const string Config = "--config", PresetName = "--preset";

    /// <summary>The words with those of the file and the preset in front.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="options">What the command takes.</param>
    /// <param name="known">What any command takes: of the others' options nothing is said.</param>
    /// <param name="isCommand">True where the first word names a command.</param>
    /// <param name="problems">What is amiss in the file is added here.</param>
    public static IReadOnlyList<string> Add(
        IReadOnlyList<string> words, IReadOnlyList<Option> options, IReadOnlyList<Option> known, bool isCommand,
        ICollection<string> problems)
    {
        int end = words.TakeWhile(word => word != "--").Count();
        var given = words.Take(end).Select(word => word.Split('=')[0]).ToHashSet();
        var added = new List<string>();
        if (ValueOf(words, end, Config) is { Length: > 0 } file) Add(file, Lines(file, problems));
        if (Preset.All.FirstOrDefault(preset => preset.Name == ValueOf(words, end, PresetName)) is { } named)
            Add($"--preset {named.Name}", named.Settings);
        // Behind the name of a command, before all else.
        int first = isCommand ? 1 : 0;
        return added.Count == 0 ? words : [.. words.Take(first), .. added, .. words.Skip(first)];

        void Add(string source, IReadOnlyList<string> lines)
        {
            foreach (string line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
            {
                string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
                string name = "--" + parts[0].TrimStart('-');
                if (parts.Length < 2) problems.Add($"{source}: \"{line}\" is no option. Write a name, = and a value, a line each.");
                else if (known.FirstOrDefault(option => Names(option).Contains(name)) is not { } option)
                    problems.Add($"{source}: {UnknownName(name, known)}");
                else if (options.Contains(option) && !Names(option).Any(given.Contains))
                {
                    given.UnionWith(Names(option));
                    added.AddRange(WordsOf(option, parts[1], source, problems));
                }
            }
        }
    }

    private static IReadOnlyList<string> WordsOf(Option option, string value, string source, ICollection<string> problems)
    {
        if (!OptionNames.IsFlag(option)) return [option.Name, value];
        try
        {
            return OptionTexts.Bool(value) ? [option.Name] : [];
        }
        catch (FormatException error)
        {
            problems.Add($"{source}: {option.Name} {value}: {error.Message}");
            return [];
        }
    }

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    private static string UnknownName(string name, IEnumerable<Option> known) =>
        Suggestion.Nearest(name, known.Select(option => option.Name)) is { } near
            ? $"{name[2..]} is no option. Did you mean {near[2..]}?"
            : $"{name[2..]} is no option. See astro-stacker --help.";

    private static string? ValueOf(IReadOnlyList<string> words, int end, string option)
    {
        for (int i = 0; i < end; i++)
        {
            if (words[i] == option && i + 1 < end) return words[i + 1];
            if (words[i].StartsWith(option + "=", StringComparison.Ordinal)) return words[i][(option.Length + 1)..];
        }

        return null;
    }

    private static IReadOnlyList<string> Lines(string file, ICollection<string> problems)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{Config} {file}: can't be read ({error.Message}). Check the path.");
            return [];
        }
    }
}
