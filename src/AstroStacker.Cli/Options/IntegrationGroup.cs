using System.CommandLine;
using AstroStacker.Integration;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>How the aligned frames become one picture.</summary>
internal sealed class IntegrationGroup : IOptionGroup
{
    private static readonly string[] Normalizations = ["auto", .. NormalizationMethods.All.Select(method => method.Name)];

    private static readonly string[] Cosmetics = ["auto", "on", "off"];

    private static readonly string[] Weights = ["auto", .. WeightingMethods.All.Select(method => method.Name)];

    public IntegrationGroup(MethodChoices methods)
    {
        var defaults = new IntegrationOptions();
        Reject = CommonOptions.Name(["--reject"], NamesOf(methods.Rejections), defaults.Reject,
            "leave out samples that stand apart, such as cosmic rays; auto does from 3 frames on");
        Sigma = new StackOption<(double Low, double High)?>(
            ["--sigma"], text => NumberTexts.Sigma(text), null, "3,3; 5,5 for linearfit")
        {
            HelpName = "LOW,HIGH",
            Description = "how far below and above the centre a sample may lie, in standard deviations",
        };
        Cosmetic = CommonOptions.Name(["--cosmetic"], Cosmetics, defaults.Cosmetic,
            "find hot, cold and flickering pixels in the lights and leave them out; auto does unless --normalize none, beside a dark too");
        Trails = CommonOptions.Bool(["--trails"], defaults.Trails,
            "where outliers are left out: find satellite trails in the whole night, also faint ones, and leave them out whole");
        Combine = CommonOptions.Name(["--combine"], NamesOf(methods.Combines), defaults.Combine,
            "what becomes of the samples of a pixel; max draws star trails of an untracked night with -a 0");
        Normalize = CommonOptions.Name(["--normalize"], Normalizations, defaults.Normalize,
            "bring the frames to one background and one brightness of stars; auto does when it aligns");
        Weight = CommonOptions.Name(["--weight"], Weights, defaults.Weight,
            "let clean frames count for more; auto does when it normalizes");
        Demosaic = CommonOptions.Name(["--demosaic"], NamesOf(methods.Demosaics), defaults.Demosaic,
            "how colours are made of the mosaic");
        Interpolation = CommonOptions.Name(["--interpolation"], NamesOf(methods.Interpolators), defaults.Interpolation,
            "how aligned frames are sampled between their pixels");
    }

    public StackOption<string> Reject { get; }

    public StackOption<(double Low, double High)?> Sigma { get; }

    public StackOption<string> Combine { get; }

    public StackOption<string> Cosmetic { get; }

    public StackOption<string?> BadPixels { get; } = CommonOptions.File(["--bad-pixels"],
        "list of bad pixels, columns and rows (ours or Siril's .lst), left out beside those that darks and lights show");

    public StackOption<bool> Trails { get; }

    public StackOption<string> Normalize { get; }

    public StackOption<string> Weight { get; }

    public StackOption<string> Demosaic { get; }

    public StackOption<string> Interpolation { get; }

    public string Title => "Integration";

    public IReadOnlyList<Option> Options =>
        [Combine, Reject, Sigma, Trails, Cosmetic, BadPixels, Normalize, Weight, Demosaic, Interpolation];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        BadPixels = BadPixels.In(given),
        Integration = new IntegrationOptions
        {
            Reject = Reject.In(given),
            SigmaLow = Sigma.In(given)?.Low,
            SigmaHigh = Sigma.In(given)?.High,
            Cosmetic = Cosmetic.In(given),
            Trails = Trails.In(given),
            Combine = Combine.In(given),
            Normalize = Normalize.In(given),
            Weight = Weight.In(given),
            Demosaic = Demosaic.In(given),
            Interpolation = Interpolation.In(given),
        },
    };

    private static string[] NamesOf(IEnumerable<Choice> choices) => [.. choices.Select(choice => choice.Name)];
}
