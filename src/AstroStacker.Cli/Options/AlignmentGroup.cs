using System.CommandLine;
using System.Globalization;
using AstroStacker.Pipeline;
using AstroStacker.Registration;

namespace AstroStacker.Cli.Options;

/// <summary>How the frames are brought onto the base.</summary>
internal sealed class AlignmentGroup : IOptionGroup
{
    private static readonly string[] s_methods = [.. Enum.GetNames<RegistrationMethod>().Select(name => name.ToLowerInvariant())];

    public AlignmentGroup()
    {
        var defaults = new RegistrationOptions();
        Align = CommonOptions.Bool(["--align", "-a"], defaults.Align,
            "align the frames to the base by their stars, or by features where there are too few");
        Threshold = new StackOption<double>(
            ["--threshold", "-t"], NumberTexts.Quantile, defaults.ThresholdQuantile,
            defaults.ThresholdQuantile.ToString(CultureInfo.InvariantCulture))
        {
            HelpName = "QUANTILE",
            Description = "take stars and features only from pixels above this share of all, 0 to below 1: "
                + "0.85 is the 85th percentile, 0 takes all pixels",
        };
        Register = CommonOptions.Name(["--register"], s_methods, defaults.Method.ToString().ToLowerInvariant(),
            "what to align by; shift is for the Moon, the Sun and planets, none is -a 0");
        Model = CommonOptions.Name(["--model"], RegistrationOptions.Models, defaults.Model,
            "how frames may differ; auto takes the simplest that the stars ask for, lens fits the lens's distortion too");
        Cache = CommonOptions.Bool(["--cache", "-c"], defaults.CacheBaseFeatures,
            "find the features of the base once, not again for each frame; the result is the same");
    }

    public StackOption<bool> Align { get; }

    public StackOption<string?> Base { get; } = CommonOptions.File(
        ["--base", "-b"], "the frame all others are aligned to; it is stacked too, whether INFILES names it or not; "
            + "auto takes the frame whose stars place others best",
        "the first by name, img2 before img10");

    public StackOption<double> Threshold { get; }

    public StackOption<string> Register { get; }

    public StackOption<string> Model { get; }

    public StackOption<bool> Cache { get; }

    public StackOption<string?> Mask { get; } = CommonOptions.File(
        ["--mask", "-m"], "picture of the base's size: stars and features come only from its white part");

    public string Title => "Alignment";

    public IReadOnlyList<Option> Options => [Align, Register, Model, Base, Threshold, Mask, Cache];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Registration = new RegistrationOptions
        {
            Method = Align.In(given) ? Enum.Parse<RegistrationMethod>(Register.In(given), ignoreCase: true) : RegistrationMethod.None,
            Model = Model.In(given),
            Base = BestBase(given) ? null : Base.In(given),
            BestBase = BestBase(given),
            ThresholdQuantile = Threshold.In(given),
            CacheBaseFeatures = Cache.In(given),
            Mask = Mask.In(given),
        },
    };

    /// <summary>True for -b auto; a file of that name is ./auto.</summary>
    public bool BestBase(ParseResult given) => Base.In(given) == "auto";
}
