using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>FITS for programs that want whole numbers.</summary>
public sealed class Fits16PictureFormat : IPictureFormat
{
    public string Name => "fits16";

    public string Extension => ".fits";

    public string Summary => "16-bit FITS, 65535 is saturation; negatives are cut";

    public bool CutsNegatives => true;

    public bool IsExact => false;

    public bool HoldsRawAdu => true;

    public int BytesPerPixel(int planes) => sizeof(ushort) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) =>
        new FitsWriter(path, info, new FitsIntegerRows(info));
}
