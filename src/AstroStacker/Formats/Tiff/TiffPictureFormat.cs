using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

public sealed class TiffPictureFormat : IPictureFormat
{
    public string Name => "tiff";

    public string Extension => ".tif";

    public string Summary => "TIFF of 32-bit float, unrounded, negatives kept";

    public bool CutsNegatives => false;

    public int BytesPerPixel(int planes) => sizeof(float) * planes;

    public IPictureWriter Create(string path, PictureInfo info) => new TiffWriter(path, info);
}
