using AstroStacker.Imaging;

namespace AstroStacker.Formats.Exr;

/// <summary>OpenEXR with whole 32-bit samples.</summary>
public sealed class ExrPictureFormat : IPictureFormat
{
    public string Name => "exr";

    public string Extension => ".exr";

    public string Summary => "OpenEXR of 32-bit float, unrounded, negatives kept";

    public bool CutsNegatives => false;

    public bool IsExact => true;

    public bool HoldsRawAdu => true;

    public int BytesPerPixel(int planes) => sizeof(float) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) =>
        new ExrWriter(path, info, isHalf: false);
}
