using System.CommandLine;
using System.CommandLine.Parsing;

namespace AstroStacker.Cli.Options;

/// <summary>
/// An option with exactly one value, whose parser says in plain words what is wrong with it. The library sees the
/// value in a wrapper: it would read a bare bool in its own way ("-a no" as a flag and a file) and stumble over null.
/// </summary>
internal sealed class StackOption<T> : Option<OptionValue<T>>, IDefaultText
{
    /// <param name="names">The long name first, then the others.</param>
    /// <param name="parse">The value of a text, or a <see cref="FormatException"/> with the rest of the sentence.</param>
    /// <param name="value">The default.</param>
    /// <param name="defaultText">The default as the help shows it; null where it is nothing.</param>
    public StackOption(string[] names, Func<string, T> parse, T value, string? defaultText) : base(names[0], names[1..])
    {
        Arity = ArgumentArity.ExactlyOne;
        DefaultText = defaultText;
        DefaultValueFactory = _ => new OptionValue<T>(value);
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            try
            {
                return new OptionValue<T>(parse(text));
            }
            catch (FormatException error)
            {
                string name = (result.Parent as OptionResult)?.IdentifierToken?.Value ?? Name;
                result.AddError($"{name} {text}: {error.Message}");
                return null;
            }
        };
    }

    public string? DefaultText { get; }

    /// <summary>The value as given, or the default.</summary>
    public T In(ParseResult given) => given.GetRequiredValue(this).Value;

    /// <summary>The values a shell may offer.</summary>
    public IReadOnlyList<string> Values
    {
        init => CompletionSources.Add([.. value]);
    }
}
