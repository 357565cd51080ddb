using System.CommandLine;

namespace AstroStacker.Cli.Parsing;

/// <summary>Looks at the words of a command line before they are parsed; what follows a "--" is files.</summary>
internal static class WordCheck
{
    /// <summary>
    /// Slips that parsing would take for something else: "-align" for -a with the value "lign", "--overwrite=no" for
    /// a flag and a file "no".
    /// </summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<string> words, IReadOnlyList<Option> options)
    {
        var problems = new List<string>();
        foreach (string word in words.TakeWhile(word => word != "--").Where(word => word.StartsWith('-')))
        {
            string name = word.Split('=')[0];
            if (name.Length > 2 && name[1] != '-' && options.Any(option => option.Name == $"-{name}"))
                problems.Add($"{name}: no such option. Did you mean -{name}?");
            bool isFlag = options.Any(option => option.Arity.MaximumNumberOfValues == 0 && option.Name == name);
            if (isFlag && word.Length > name.Length)
                problems.Add($"{name} takes no value. Write {name} to have it, or leave it out.");
        }

        return problems;
    }

    /// <summary>"-o=" as two words, the second empty: parsing would take the next word for its value.</summary>
    public static IReadOnlyList<string> SplitEmptyValues(IReadOnlyList<string> words, IReadOnlyList<Option> options)
    {
        var names = OptionNames.Of(options);
        int end = words.TakeWhile(word => word != "--").Count();
        var split = new List<string>();
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (i < end && word.EndsWith('=') && names.Contains(word[..^1])) split.AddRange([word[..^1], ""]);
            else split.Add(word);
        }

        return split;
    }
}
