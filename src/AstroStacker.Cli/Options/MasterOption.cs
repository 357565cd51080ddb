using System.CommandLine;
using System.CommandLine.Parsing;
using AstroStacker.Calibration;
using AstroStacker.Cli.Parsing;

namespace AstroStacker.Cli.Options;

/// <summary>
/// An option that names a master: a file, a folder of frames, a pattern, or several of these by being given several times.
/// </summary>
internal sealed class MasterOption : Option<OptionValue<MasterSource?>>, IDefaultText
{
    /// <param name="names">The long name first, then the others.</param>
    /// <param name="defaultText">What holds without it; null where it is nothing.</param>
    public MasterOption(string[] names, string? defaultText = null) : base(names[0], names[1..])
    {
        Arity = ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = false;
        HelpName = CommonOptions.FileName;
        DefaultText = defaultText;
        DefaultValueFactory = _ => new OptionValue<MasterSource?>(null);
        CustomParser = Parse;
    }

    public string? DefaultText { get; }

    /// <summary>True where a level in ADU or a formula may stand in place of files (a bias).</summary>
    public bool TakesLevel { get; init; }

    /// <summary>The frames named, or null.</summary>
    public MasterSource? In(ParseResult given) => given.GetRequiredValue(this).Value;

    private OptionValue<MasterSource?>? Parse(ArgumentResult result)
    {
        string name = (result.Parent as OptionResult)?.IdentifierToken?.Value ?? Name;
        if (TakesLevel && result.Tokens is [var only] && MasterFiles.IsLevel(only.Value))
            return new OptionValue<MasterSource?>(new MasterSource { Level = only.Value });
        var problems = new List<string>();
        var files = MasterFiles.Expand([.. result.Tokens.Select(token => token.Value)], problems);
        foreach (string problem in problems) result.AddError($"{name} {problem}");
        return problems.Count > 0 ? null : new OptionValue<MasterSource?>(new MasterSource { Files = files });
    }
}
