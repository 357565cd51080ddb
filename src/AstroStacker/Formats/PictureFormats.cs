using AstroStacker.Formats.Exr;
using AstroStacker.Formats.Fits;
using AstroStacker.Formats.Hdr;
using AstroStacker.Formats.Png;
using AstroStacker.Formats.Tiff;
using AstroStacker.Formats.Xisf;
using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>Every format results can be written in, in the order of the help.</summary>
public static class PictureFormats
{
    public static IReadOnlyList<IPictureFormat> All { get; } =
    [
        new PngPictureFormat(),
        new HdrPictureFormat(),
        new TiffPictureFormat(),
        new Tiff16PictureFormat(),
        new FitsPictureFormat(),
        new Fits16PictureFormat(),
        new FitsRicePictureFormat(),
        new XisfPictureFormat(),
        new ExrPictureFormat(),
        new ExrHalfPictureFormat(),
    ];

    /// <summary>The format of a name in any case; null where there is none.</summary>
    public static IPictureFormat? Find(string name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}
