using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

public sealed class FitsPictureFormat : IPictureFormat
{
    public string Name => "fits";

    public string Extension => ".fits";

    public string Summary => "FITS of 32-bit float, unrounded, negatives kept";

    public bool CutsNegatives => false;

    public bool IsExact => true;

    public bool HoldsRawAdu => true;

    public int BytesPerPixel(int planes) => sizeof(float) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) =>
        new FitsWriter(path, info, new FitsFloatRows(info));
}
