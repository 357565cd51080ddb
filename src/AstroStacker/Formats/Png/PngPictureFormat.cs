using AstroStacker.Imaging;

namespace AstroStacker.Formats.Png;

public sealed class PngPictureFormat : IPictureFormat
{
    public string Name => "png";

    public string Extension => ".png";

    public string Summary => "16-bit PNG, linear and tagged as such";

    public bool CutsNegatives => true;

    public int BytesPerPixel(int planes) => 2 * planes;

    public IPictureWriter Create(string path, PictureInfo info) => new PngWriter(path, info);
}
