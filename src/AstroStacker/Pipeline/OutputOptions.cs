namespace AstroStacker.Pipeline;

/// <summary>What is written, and how it looks.</summary>
public sealed record OutputOptions
{
    /// <summary>Path and start of the name of all results (-o).</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Names of <see cref="Formats.PictureFormats.All"/>; null: png,hdr,tiff, and fits too when the lights are FITS.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>"auto", "srgb" or "camera"; auto: srgb for camera RAW with a trusted matrix, else camera.</summary>
    public string Colour { get; init; } = "auto";

    /// <summary>"none", "daylight", "camera", "stars" (of the base) or "auto"; auto: daylight with srgb where known, else none.</summary>
    public string WhiteBalance { get; init; } = "auto";

    /// <summary>
    /// True: formats that lie open by default are compressed without loss (the TIFF of floats), which takes longer and is read window
    /// by window no more.
    /// </summary>
    public bool Compress { get; init; }

    /// <summary>
    /// Added in formats without negatives (PNG, HDR, 16-bit TIFF and FITS) so that no pixel is cut at 0; null: only when more than
    /// 0.01 % would be, 0: never.
    /// </summary>
    public double? Pedestal { get; init; }

    /// <summary>"reference" turns the result as the base's EXIF says, "sensor" leaves it as the sensor lies.</summary>
    public string Orient { get; init; } = "reference";

    /// <summary>
    /// True writes planes beside the picture, such as PREFIX-coverage.tif: the frames behind each pixel, those saturated there,
    /// samples left out as too dark and as too bright.
    /// </summary>
    public bool Maps { get; init; }

    /// <summary>True writes a page beside the picture, PREFIX.html, that shows what became of each frame; not for a raw mosaic.</summary>
    public bool Report { get; init; } = true;

    /// <summary>File for the list of all pixels that were left out as defects (--save-bad-pixels); or null.</summary>
    public string? BadPixels { get; init; }

    /// <summary>True writes over results that are there already.</summary>
    public bool Overwrite { get; init; }
}
