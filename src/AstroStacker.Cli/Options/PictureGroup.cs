using System.CommandLine;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>How a picture looks, and which files hold it.</summary>
internal sealed class PictureGroup : IOptionGroup
{
    private static readonly string[] Colours = ["auto", "srgb", "camera"];

    private static readonly string[] WhiteBalances = ["auto", "none", "daylight", "camera", "stars"];

    private static readonly string[] Orientations = ["reference", "sensor"];

    private static readonly string[] Framings = ["reference", "intersection", "union"];

    public PictureGroup(MethodChoices methods)
    {
        Framing = CommonOptions.Name(["--framing"], Framings, new StackJob { Lights = [] }.Framing,
            "show what the base shows, only what all frames show, or all that any frame shows");
        var defaults = new OutputOptions();
        string[] formats = [.. methods.Formats.Select(format => format.Name)];
        Format = new StackOption<IReadOnlyList<string>?>(
            ["--format"], text => OptionTexts.ListOf(text, formats), null, "png,hdr,tiff, and fits for FITS frames")
        {
            HelpName = "LIST",
            Description = $"kinds of picture to write, with commas between ({Sentence.Or(formats)})",
            Values = formats,
        };
        Colour = CommonOptions.Name(["--color"], Colours, defaults.Colour,
            "colours of the picture; auto is srgb for camera RAW with a colour matrix");
        WhiteBalance = CommonOptions.Name(["--white-balance"], WhiteBalances, defaults.WhiteBalance,
            "factors of red, green and blue; auto is daylight with srgb, stars makes the median star of the base white");
        Orient = CommonOptions.Name(["--orient"], Orientations, defaults.Orient,
            "turn the picture as the base's camera was held, or leave it as the sensor lies");
    }

    public StackOption<double> Padding { get; } = new(["--padding", "-p", "--pad"], NumberTexts.Padding, 0, "0")
    {
        HelpName = "FRACTION",
        Description = "border on each side as a fraction of the picture's width and height, "
            + "for frames that reach beyond the base",
    };

    public StackOption<string> Framing { get; }

    public StackOption<IReadOnlyList<string>?> Format { get; }

    public StackOption<string> Colour { get; }

    public StackOption<string> WhiteBalance { get; }

    public StackOption<double?> Pedestal { get; } = new(["--pedestal"], NumberTexts.Pedestal, null, "auto")
    {
        HelpName = "LEVEL",
        Description = "added in formats without negatives, such as PNG and HDR, so that dark pixels are not cut at 0, "
            + "where 1 is saturation; auto adds one only where it is needed, 0 never",
    };

    public StackOption<string> Orient { get; }

    public Option<bool> Compress { get; } = CommonOptions.Flag(
        "--compress", "compress the TIFF of floats without loss; the other formats are compressed always (png, hdr, tiff16, "
        + "fits-rice, exr, exr16) or never (fits, fits16, xisf)");

    public Option<bool> Maps { get; } = CommonOptions.Flag(
        "--maps", "write planes beside the picture: frames behind each pixel, saturated ones, samples left out below and above");

    public StackOption<bool> Report { get; } = CommonOptions.Bool(["--report"], new OutputOptions().Report,
        "write a page beside the picture that shows what became of each frame and why");

    public Option<bool> Overwrite { get; } = CommonOptions.Flag(
        "--overwrite", "write over results that are there already");

    public string Title => "Picture";

    public IReadOnlyList<Option> Options =>
        [Framing, Padding, Format, Compress, Colour, WhiteBalance, Pedestal, Orient, Maps, Report, Overwrite];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Padding = Padding.In(given),
        Framing = Framing.In(given),
        Output = job.Output with
        {
            Formats = Format.In(given),
            Compress = given.GetValue(Compress),
            Colour = Colour.In(given),
            WhiteBalance = WhiteBalance.In(given),
            Pedestal = Pedestal.In(given),
            Orient = Orient.In(given),
            Maps = given.GetValue(Maps),
            Report = Report.In(given),
            Overwrite = given.GetValue(Overwrite),
        },
    };
}
