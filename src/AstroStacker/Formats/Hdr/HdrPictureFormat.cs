using AstroStacker.Imaging;

namespace AstroStacker.Formats.Hdr;

public sealed class HdrPictureFormat : IPictureFormat
{
    public string Name => "hdr";

    public string Extension => ".hdr";

    public string Summary => "Radiance RGBE, linear, 8 bits a colour and a shared exponent; negatives are cut";

    public bool CutsNegatives => true;

    public bool IsExact => false;

    public bool HoldsRawAdu => false;

    public int BytesPerPixel(int planes) => 4;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) => new HdrWriter(path, info);
}
