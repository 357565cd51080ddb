using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>The samples of fits16, Rice-compressed as fpack does.</summary>
public sealed class FitsRicePictureFormat : IPictureFormat
{
    public string Name => "fits-rice";

    public string Extension => ".fits.fz";

    public string Summary => "fits16 with Rice compression, which funpack undoes; negatives are cut";

    public bool CutsNegatives => true;

    public bool IsExact => false;

    public bool HoldsRawAdu => true;

    public int BytesPerPixel(int planes) => sizeof(ushort) * planes;

    public IPictureWriter Create(string path, PictureInfo info, bool compress = false) => new FitsRiceWriter(path, info);
}
