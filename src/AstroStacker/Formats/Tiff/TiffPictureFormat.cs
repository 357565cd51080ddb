using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

public sealed class TiffPictureFormat : IPictureFormat
{
    public string Name => "tiff";

    public string Extension => ".tif";

    public string Summary => "TIFF of 32-bit float, unrounded, negatives kept; with --compress smaller";

    public bool CutsNegatives => false;

    public bool IsExact => true;

    public bool HoldsRawAdu => true;

    public bool CanCompress => true;

    public int BytesPerPixel(int planes) => sizeof(float) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) =>
        new TiffWriter(path, info, new TiffFloatRows(info, compress));
}
