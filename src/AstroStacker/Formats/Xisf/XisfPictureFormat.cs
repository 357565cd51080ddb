using AstroStacker.Imaging;

namespace AstroStacker.Formats.Xisf;

/// <summary>PixInsight's own format.</summary>
public sealed class XisfPictureFormat : IPictureFormat
{
    public string Name => "xisf";

    public string Extension => ".xisf";

    public string Summary => "XISF of 32-bit float (PixInsight), unrounded, negatives kept";

    public bool CutsNegatives => false;

    public bool IsExact => true;

    public bool HoldsRawAdu => true;

    public int BytesPerPixel(int planes) => sizeof(float) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) => new XisfWriter(path, info);
}
