using System.CommandLine;
using AstroStacker.Integration.Rejection;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Cli.Options;

/// <summary>What the master command has of its own.</summary>
internal sealed class MasterGroup : IOptionGroup
{
    public StackOption<string> Prefix { get; } = new(["--output", "-o"], text => text, "", "master-dark, master-flat, ... here")
    {
        HelpName = CommonOptions.PrefixName,
        Description = "path and name of the results, without ending",
    };

    public MasterOption Bias { get; } = new(["--bias"], "the black level of the flats' files")
    {
        TakesLevel = true,
        Description = "for flats: master bias or biases, taken off each; or a level in ADU: 500, \"=64*$OFFSET\", \"=$OVERSCAN\"",
    };

    public MasterOption DarkFlat { get; } = new(["--dark-flat"])
    {
        Description = "for flats: master dark of their own exposure, or such darks, in place of the bias",
    };

    public StackOption<(double Low, double High)?> Sigma { get; } = new(
        ["--sigma"], text => NumberTexts.Sigma(text), null, "3,3")
    {
        HelpName = "LOW,HIGH",
        Description = "how far below and above the median a sample may lie, in standard deviations",
    };

    public Option<bool> Overwrite { get; } = CommonOptions.Flag("--overwrite", "write over results that are there already");

    public string Title => "Master";

    public IReadOnlyList<Option> Options => [Prefix, Bias, DarkFlat, Sigma, Overwrite];

    public StackJob Apply(StackJob job, ParseResult given) => job;

    /// <summary>The job of a role with these options as given.</summary>
    public MasterJob JobOf(string role, IReadOnlyList<string> frames, ParseResult given) => new()
    {
        Role = role,
        Frames = new() { Files = frames },
        Bias = Bias.In(given),
        DarkFlat = DarkFlat.In(given),
        Prefix = Prefix.In(given),
        Overwrite = given.GetValue(Overwrite),
        Limits = Sigma.In(given) is { } sigma
            ? new RejectionOptions { SigmaLow = sigma.Low, SigmaHigh = sigma.High } : new RejectionOptions(),
    };
}
