using AstroStacker.Imaging;

namespace AstroStacker.Formats.Png;

public sealed class PngPictureFormat : IPictureFormat
{
    public string Name => "png";

    public string Extension => ".png";

    public string Summary => "16-bit PNG, linear and tagged as such; negatives are cut";

    public bool CutsNegatives => true;

    public bool IsExact => false;

    public bool HoldsRawAdu => true;

    public int BytesPerPixel(int planes) => 2 * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) => new PngWriter(path, info);
}
