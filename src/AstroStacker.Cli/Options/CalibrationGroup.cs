using System.CommandLine;
using AstroStacker.Calibration;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>The master frames.</summary>
internal sealed class CalibrationGroup : IOptionGroup
{
    public MasterOption Dark { get; } = new(["--dark", "-d"], "the camera's black level")
    {
        Description = "master dark, subtracted from every frame; works without a flat. A file, a folder or a quoted pattern of "
            + "frames to combine; can be given several times",
    };

    public MasterOption Flat { get; } = new(["--flat", "-f"])
    {
        Description = "master flat, or flats to combine: divides out vignetting and dust; works without a dark",
    };

    public MasterOption Bias { get; } = new(["--bias"])
    {
        TakesLevel = true,
        Description = "master bias or biases, taken off the flat where there is no dark-flat; or a level in ADU: "
            + "500, \"=64*$OFFSET\", \"=$OVERSCAN\"",
    };

    public MasterOption DarkFlat { get; } = new(["--dark-flat"])
    {
        Description = "master dark of the flat's own exposure, or such darks, taken off the flat",
    };

    public StackOption<string> Scaling { get; } = CommonOptions.Name(
        ["--dark-scaling"], [.. Enum.GetNames<DarkScaling>().Select(name => name.ToLowerInvariant())], "none",
        "bring a dark of another exposure to the lights': by the exposures or by what leaves the least noise; asks for --bias");

    public string Title => "Calibration";

    public IReadOnlyList<Option> Options => [Dark, Flat, Bias, DarkFlat, Scaling];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Calibration = new CalibrationOptions
        {
            Dark = Dark.In(given),
            Flat = Flat.In(given),
            Bias = Bias.In(given),
            DarkFlat = DarkFlat.In(given),
            Scaling = Enum.Parse<DarkScaling>(Scaling.In(given), ignoreCase: true),
        },
    };
}
