using System.CommandLine;
using AstroStacker.Calibration;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>The master frames.</summary>
internal sealed class CalibrationGroup : IOptionGroup
{
    public StackOption<string?> Dark { get; } = CommonOptions.File(
        ["--dark", "-d"], "master dark, subtracted from every frame; works without a flat", "the camera's black level");

    public StackOption<string?> Flat { get; } = CommonOptions.File(
        ["--flat", "-f"], "master flat, divides out vignetting and dust; works without a dark");

    public StackOption<string?> Bias { get; } = CommonOptions.File(
        ["--bias"], "master bias, taken off the flat where there is no dark-flat");

    public StackOption<string?> DarkFlat { get; } = CommonOptions.File(
        ["--dark-flat"], "master dark of the flat's own exposure, taken off the flat");

    public string Title => "Calibration";

    public IReadOnlyList<Option> Options => [Dark, Flat, Bias, DarkFlat];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Calibration = new CalibrationOptions
        {
            Dark = Dark.In(given),
            Flat = Flat.In(given),
            Bias = Bias.In(given),
            DarkFlat = DarkFlat.In(given),
        },
    };
}
