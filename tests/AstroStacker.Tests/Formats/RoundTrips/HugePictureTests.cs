using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Pictures whose bytes are beyond 32 bits, of samples that compress to little.</summary>
public sealed class HugePictureTests : IDisposable
{
    private const int Width = 20000;
    private const int Planes = 3;
    private const int RowsPerBand = 20;

    /// <summary>A column that differs, by plane.</summary>
    private const int Column = 77;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tiff_BeyondFourGigabytes_IsABigTiffThatLibtiffReads()
    {
        const int height = 18000;
        string path = Write("tiff", "huge.tif", height, compress: true);
        byte[] start = new byte[4];
        using (var file = File.OpenRead(path)) file.ReadExactly(start);
        Assert.Equal([(byte)'I', (byte)'I', 43, 0], start);
        Assert.Contains($"Image Width: {Width} Image Length: {height}", Tool.Run("tiffinfo", path), StringComparison.Ordinal);
        using var reader = FrameFormats.Open(path);
        Assert.Equal([0.25f, 0.75f, 0.25f], reader.ReadArea(new PixelRectangle(Column - 1, height - 1, 3, 1), plane: 2));
    }

    [Fact]
    public void FitsRice_WhoseTableMayPassTwoGigabytes_IsReadByCfitsio()
    {
        const int height = 18000;
        string path = Write("fits-rice", "huge.fits.fz", height, compress: false), section = _folder.At("section.fits");
        Assert.Contains("0 warning(s) and 0 error(s)", Tool.Run("fitsverify", path), StringComparison.Ordinal);
        // From 1, both ends in it: the last row of the last plane.
        Tool.Run("imcopy", $"{path}[1][{Column}:{Column + 2},{height}:{height},3:3]", section);
        Assert.Equal([16384f, 49151f, 16384f], Cfitsio.Read(section, 3));
    }

    private string Write(string format, string name, int height, bool compress)
    {
        var band = new float[Width * RowsPerBand * Planes];
        for (int i = 0; i < band.Length; i++) band[i] = i % Width == Column ? 0.25f * (1 + i / (Width * RowsPerBand)) : 0.25f;
        var info = PictureWriting.Info(Width, height, Planes);
        using var writer = PictureFormats.Find(format)!.Create(_folder.At(name), info, compress);
        for (int y = 0; y < height; y += RowsPerBand)
            writer.Write(new PictureBand { Y = y, Rows = RowsPerBand, Width = Width, PlaneCount = Planes, Samples = band });
        writer.Complete();
        return _folder.At(name);
    }
}
