using System.CommandLine;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>What is read of the frames.</summary>
internal sealed class InputGroup : IOptionGroup
{
    public InputGroup()
    {
        var defaults = new StackJob { Lights = [] };
        Raw = CommonOptions.Bool(["--raw", "-r"], defaults.RawMosaic,
            "keep the mosaic of the sensor as it is, to make master frames; goes with -a 0");
        Visible = CommonOptions.Bool(["--visible", "-v"], defaults.CropToVisible,
            "crop to the visible window of the sensor");
    }

    public StackOption<bool> Raw { get; }

    public StackOption<string?> Again { get; } = CommonOptions.File(["--job"],
        "do again what a run did: the .json it wrote, or a picture beside it; only -o, --overwrite and the options under Resources "
        + "and Other go with it");

    public StackOption<bool> Visible { get; }

    public string Title => "Input";

    public IReadOnlyList<Option> Options => [Raw, Visible, Again];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        RawMosaic = Raw.In(given),
        CropToVisible = Visible.In(given),
    };
}
