using AstroStacker.Imaging;

namespace AstroStacker.Formats.Exr;

/// <summary>OpenEXR of half floats: 11 significant bits, which raw ADU need more of.</summary>
public sealed class ExrHalfPictureFormat : IPictureFormat
{
    public string Name => "exr16";

    public string Extension => ".exr";

    public string Summary => "OpenEXR of 16-bit float (11 significant bits), negatives kept";

    public bool CutsNegatives => false;

    public bool IsExact => false;

    public bool HoldsRawAdu => false;

    public int BytesPerPixel(int planes) => sizeof(ushort) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) =>
        new ExrWriter(path, info, isHalf: true);
}
