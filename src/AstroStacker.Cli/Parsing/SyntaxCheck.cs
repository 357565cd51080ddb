using System.CommandLine;
using System.CommandLine.Parsing;

namespace AstroStacker.Cli.Parsing;

/// <summary>What is wrong with the form of a command line, in words a user can act on.</summary>
internal static class SyntaxCheck
{
    /// <summary>
    /// Slips that parsing would take for something else: "-align" for -a with the value "lign", "--overwrite=no" for a flag
    /// and a file "no". Looks at the words before a "--".
    /// </summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<string> words, IReadOnlyList<Option> options)
    {
        var problems = new List<string>();
        foreach (string word in words.TakeWhile(word => word != "--").Where(word => word.StartsWith('-')))
        {
            string name = word.Split('=')[0];
            if (name.Length > 2 && name[1] != '-' && options.Any(option => option.Name == $"-{name}"))
                problems.Add($"{name}: no such option. Did you mean -{name}?");
            var flag = options.FirstOrDefault(option => option.Arity.MaximumNumberOfValues == 0 && option.Name == name);
            if (flag is not null && word.Length > name.Length)
                problems.Add($"{name} takes no value. Write {name} to have it, or leave it out.");
        }

        return problems;
    }

    /// <summary>"-o=" as two words, the second empty: parsing would take the next word for its value.</summary>
    public static IReadOnlyList<string> SplitEmptyValues(IReadOnlyList<string> words, IReadOnlyList<Option> options)
    {
        var names = Names(options);
        int end = words.TakeWhile(word => word != "--").Count();
        return [.. words.SelectMany((word, i) => i < end && word.EndsWith('=') && names.Contains(word[..^1]) ? [word[..^1], ""] : (string[])[word])];
    }

    /// <summary>Options without a value or given twice, unknown options and words, and what the options' parsers found.</summary>
    public static IReadOnlyList<string> Parsed(ParseResult parsed)
    {
        var problems = new List<string>();
        var options = Reachable(parsed.CommandResult.Command, parsed.RootCommandResult.Command);
        var told = new HashSet<Symbol>();
        foreach (var option in options)
        {
            if (parsed.GetResult(option) is not { Implicit: false } result) continue;
            if (Amount(result, options) is not { } problem) continue;
            problems.Add(problem);
            told.Add(option);
        }

        problems.AddRange(Unknown(parsed, options));
        bool explained = problems.Count > 0;
        foreach (var error in parsed.Errors)
            if (error.SymbolResult is OptionResult result ? !told.Contains(result.Option) : !IsAboutOption(error, told) && !explained)
                problems.Add(MissingArgument(error) ?? error.Message);
        return problems;
    }

    /// <summary>The command's own options and those of its root that hold everywhere.</summary>
    public static IReadOnlyList<Option> Reachable(Command command, Command root) =>
        command == root ? [.. command.Options] : [.. command.Options.Concat(root.Options.Where(option => option.Recursive))];

    private static bool IsAboutOption(ParseError error, HashSet<Symbol> told) =>
        error.SymbolResult is ArgumentResult { Parent: OptionResult owner } && told.Contains(owner.Option);

    private static string? MissingArgument(ParseError error)
    {
        if (error.SymbolResult is not ArgumentResult { Tokens.Count: 0, Parent: CommandResult owner } missing) return null;
        string name = missing.Argument.HelpName ?? missing.Argument.Name;
        return $"{owner.Command.Name} needs {name}. Write astro-stacker {owner.Command.Name} {name}.";
    }

    private static string? Amount(OptionResult result, IReadOnlyList<Option> options)
    {
        string name = result.IdentifierToken?.Value ?? result.Option.Name;
        if (result.IdentifierTokenCount > 1 && result.Option.Arity.MaximumNumberOfValues <= 1)
            return $"{name} is given {result.IdentifierTokenCount} times. Give it once.";
        bool lacksValue = result.Option.Arity.MinimumNumberOfValues > 0
            && (result.Tokens.Count == 0 || Names(options).Contains(result.Tokens[0].Value));
        return lacksValue ? $"{name} needs a value. Write {name} {result.Option.HelpName ?? "VALUE"}; --help says what it may be." : null;
    }

    private static IEnumerable<string> Unknown(ParseResult parsed, IReadOnlyList<Option> options)
    {
        var words = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToHashSet(ReferenceEqualityComparer.Instance);
        var loose = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens);
        foreach (var token in loose.Where(token => token.Value.Length > 1 && token.Value[0] == '-' && words.Contains(token)))
            yield return UnknownOption(token.Value.Split('=')[0], options);
        foreach (string word in parsed.UnmatchedTokens)
            yield return word.StartsWith('-') ? UnknownOption(word, options) : $"{word}: not expected here. Leave it out.";
    }

    private static string UnknownOption(string name, IReadOnlyList<Option> options) =>
        Suggestion.Nearest(name, Names(options).Where(known => known.Length > 2)) is { } near
            ? $"{name}: no such option. Did you mean {near}?"
            : $"{name}: no such option. See astro-stacker --help; a file of that name is written ./{name}.";

    private static HashSet<string> Names(IReadOnlyList<Option> options) =>
        [.. options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name))];
}
