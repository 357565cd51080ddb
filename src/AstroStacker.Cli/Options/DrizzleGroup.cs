using System.CommandLine;
using System.Globalization;
using AstroStacker.Integration;
using AstroStacker.Pipeline;
using AstroStacker.Resampling.Drizzle;

namespace AstroStacker.Cli.Options;

/// <summary>A finer picture of many dithered frames.</summary>
internal sealed class DrizzleGroup : IOptionGroup
{
    private static readonly DrizzleOptions s_defaults = new();

    public DrizzleGroup(MethodChoices methods)
    {
        Kernel = CommonOptions.Name(["--drizzle-kernel"], [.. methods.Drops.Select(choice => choice.Name)], s_defaults.Kernel,
            "shape of a drop");
    }

    public StackOption<double?> Scale { get; } = new(["--drizzle"], NumberTexts.DrizzleScale, null, "off")
    {
        HelpName = "SCALE",
        Description = "drop each raw sample into its own colour on a grid of so many pixels a sensor pixel (1 to 4 in halves), "
            + "without demosaic or interpolation; wants many dithered frames",
    };

    public StackOption<double> Drop { get; } = new(
        ["--drop"], NumberTexts.Drop, s_defaults.DropPixels, s_defaults.DropPixels.ToString(CultureInfo.InvariantCulture))
    {
        HelpName = "PIXELS",
        Description = "side of a drop, sensor pixels: smaller is sharper and noisier, and leaves holes with few frames",
    };

    public StackOption<string> Kernel { get; }

    public StackOption<int> FillHoles { get; } = new(
        ["--fill-holes"], text => OptionTexts.Whole(text, 0, HoleFill.LargestRadiusPixels), s_defaults.FillHolesPixels,
        "0, which leaves them empty")
    {
        HelpName = "PIXELS",
        Description = "fill pixels that no drop reached from neighbours so far away",
    };

    public string Title => "Drizzle";

    public IReadOnlyList<Option> Options => [Scale, Drop, Kernel, FillHoles];

    public StackJob Apply(StackJob job, ParseResult given)
    {
        var drizzle = new DrizzleOptions
        {
            DropPixels = Drop.In(given),
            Kernel = Kernel.In(given),
            FillHolesPixels = FillHoles.In(given),
        };
        if (Scale.In(given) is { } scale)
            return job with { Integration = job.Integration with { Drizzle = drizzle with { Scale = scale } } };
        return drizzle == s_defaults ? job : throw new StackJobException(
            "--drop, --drizzle-kernel and --fill-holes go with --drizzle. Add --drizzle 2.");
    }
}
