using System.CommandLine;
using System.CommandLine.Parsing;

namespace AstroStacker.Cli.Parsing;

/// <summary>What is wrong with the form of a parsed command line, in words a user can act on.</summary>
internal static class SyntaxCheck
{
    /// <summary>Options without a value or given twice, unknown options and words, what the options' parsers found.</summary>
    public static IReadOnlyList<string> Problems(ParseResult parsed)
    {
        var options = OptionNames.Reachable(parsed.CommandResult.Command, parsed.RootCommandResult.Command);
        var names = OptionNames.Of(options);
        var problems = new List<string>();
        var told = new HashSet<Option>();
        foreach (var option in options)
        {
            if (parsed.GetResult(option) is not { Implicit: false } result) continue;
            if (WrongNumber(result, names) is not { } problem) continue;
            problems.Add(problem);
            told.Add(option);
        }

        problems.AddRange(Unknown(parsed, names));
        bool isExplained = problems.Count > 0;
        foreach (var error in parsed.Errors)
        {
            var owner = OwnerOf(error);
            if (owner is null ? !isExplained : !told.Contains(owner))
                problems.Add(MissingArgument(error) ?? BadValue(error) ?? error.Message);
        }

        return problems;
    }

    private static Option? OwnerOf(ParseError error) => error.SymbolResult switch
    {
        OptionResult result => result.Option,
        ArgumentResult { Parent: OptionResult result } => result.Option,
        _ => null,
    };

    /// <summary>The library's own words for a value of the wrong type, or none of those there are, in ours.</summary>
    private static string? BadValue(ParseError error)
    {
        if (error.Message.Split('\n') is [var first, .. var known] && first.StartsWith("Argument '", StringComparison.Ordinal))
        {
            string owner = OwnerOf(error)?.Name ?? (error.SymbolResult?.Parent as CommandResult)?.Command.Name ?? "";
            var words = known.Select(word => word.Trim('\t', '\r', '\'')).ToList();
            return $"{owner} {first.Split('\'')[1]}: not known. Write {Sentence.Or(words)}.";
        }

        if (!error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal)) return null;
        if (OwnerOf(error) is not { } option) return null;
        string text = error.SymbolResult is { Tokens: [var token, ..] } ? $" {token.Value}" : "";
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        string kind = type == typeof(double) || type == typeof(float) ? "number" : "whole number";
        return $"{option.Name}{text}: not a {kind}. Write {option.Name} {option.HelpName ?? "VALUE"} as a {kind}.";
    }

    private static string? WrongNumber(OptionResult result, IReadOnlySet<string> names)
    {
        var arity = result.Option.Arity;
        string name = result.IdentifierToken?.Value ?? result.Option.Name;
        if (result.IdentifierTokenCount > 1 && arity.MaximumNumberOfValues <= 1)
            return $"{name} is given {result.IdentifierTokenCount} times. Give it once.";
        bool hasValue = result.Tokens.Count > 0 && !names.Contains(result.Tokens[0].Value);
        if (hasValue || arity.MinimumNumberOfValues == 0) return null;
        return $"{name} needs a value. Write {name} {result.Option.HelpName ?? "VALUE"}; --help says what it may be.";
    }

    private static string? MissingArgument(ParseError error)
    {
        if (error.SymbolResult is not ArgumentResult { Tokens.Count: 0, Parent: CommandResult owner } missing) return null;
        string name = missing.Argument.HelpName ?? missing.Argument.Name;
        return $"{owner.Command.Name} needs {name.TrimEnd('.')}. See astro-stacker {owner.Command.Name} --help.";
    }

    /// <summary>Parsing takes a mistyped option for a file; one that follows a "--" really is.</summary>
    private static IEnumerable<string> Unknown(ParseResult parsed, IReadOnlySet<string> names)
    {
        var files = parsed.Tokens
            .SkipWhile(token => token.Type != TokenType.DoubleDash)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        var loose = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens);
        foreach (var token in loose)
            if (token.Value.Length > 1 && token.Value[0] == '-' && !files.Contains(token))
                yield return UnknownOption(token.Value.Split('=')[0], names);

        // Behind an unknown option the words are its values more likely than words too many.
        var unmatched = parsed.UnmatchedTokens.ToLookup(word => word.StartsWith('-'));
        foreach (string word in unmatched[true]) yield return UnknownOption(word.Split('=')[0], names);
        if (unmatched.Contains(true)) yield break;
        foreach (string word in unmatched[false]) yield return $"{word}: not expected here. Leave it out.";
    }

    private static string UnknownOption(string name, IReadOnlySet<string> names)
    {
        string? near = Suggestion.Nearest(name, names.Where(known => known.Length > 2));
        return near is null
            ? $"{name}: no such option. See astro-stacker --help; a file of that name is written ./{name}."
            : $"{name}: no such option. Did you mean {near}?";
    }
}
