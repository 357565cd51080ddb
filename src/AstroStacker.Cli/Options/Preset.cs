namespace AstroStacker.Cli.Options;

/// <summary>Options that suit one kind of frames; what is given beside it goes before.</summary>
/// <param name="Name">As the user writes it.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="Settings">"name = value", as in a file of --config.</param>
internal sealed record Preset(string Name, string Summary, IReadOnlyList<string> Settings)
{
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("dslr", "colour camera: linear sRGB by daylight, the blurred twentieth left out, 16-bit PNG and float TIFF",
            ["color = auto", "white-balance = auto", "keep = 95%", "format = png,tiff"]),
        new("smart-telescope", "many short FITS frames of a turning field: all that any frame shows, the worst tenth left out, FITS, TIFF",
            ["framing = union", "keep = 90%", "format = fits,tiff", "base = auto"]),
        new("nightscape", "wide field with the lens's distortion, colours by daylight, what the base shows",
            ["model = lens", "framing = reference", "white-balance = auto", "format = png,tiff"]),
        new("mono-ccd", "cooled mono camera: camera values as they are, FITS with the maps beside it",
            ["color = camera", "white-balance = none", "format = fits", "maps = yes"]),
        new("master", "plain mean of the mosaic, for master frames without rejection",
            ["raw = yes", "align = no", "visible = no", "format = fits"]),
    ];
}
