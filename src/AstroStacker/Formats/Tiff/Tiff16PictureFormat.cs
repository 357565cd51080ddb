using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>TIFF for programs that want whole numbers.</summary>
public sealed class Tiff16PictureFormat : IPictureFormat
{
    public string Name => "tiff16";

    public string Extension => ".tif";

    public string Summary => "16-bit TIFF, linear, compressed; negatives are cut";

    public bool CutsNegatives => true;

    public bool IsExact => false;

    public bool HoldsRawAdu => true;

    public int BytesPerPixel(int planes) => sizeof(ushort) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) =>
        new TiffWriter(path, info, new TiffIntegerRows(info));
}
