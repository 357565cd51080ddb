using AstroStacker.Formats.Fits;
using AstroStacker.Formats.Hdr;
using AstroStacker.Formats.Png;
using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>Every format results can be written in, in the order of the help.</summary>
public static class PictureFormats
{
    public static IReadOnlyList<IPictureFormat> All { get; } =
        [new PngPictureFormat(), new HdrPictureFormat(), new TiffPictureFormat(), new FitsPictureFormat()];

    /// <summary>The format of a name in any case; null where there is none.</summary>
    public static IPictureFormat? Find(string name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}
