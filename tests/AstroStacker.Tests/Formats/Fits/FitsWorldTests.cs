using AstroStacker.Formats;
using AstroStacker.Formats.Fits;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

/// <summary>Where pixels lie on the sky, in and out of headers. FITS counts pixels from 1, we from 0.</summary>
public sealed class FitsWorldTests : IDisposable
{
    private const int Width = 6, Height = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_MatrixOfDegrees_IsTakenAsItIs()
    {
        var world = Read(Header().With("CD1_1", "-0.001").With("CD1_2", "0.0002").With("CD2_1", "0.0003").With("CD2_2", "0.001"))!;
        Assert.Equal(("RA---TAN", "DEC--TAN"), world.AxisTypes);
        Assert.Equal((300.5, 22.25), world.SkyDegrees);
        Assert.Equal((2.5, 1.0), world.Pixel);
        Assert.Equal([-0.001, 0.0002, 0.0003, 0.001], world.DegreesPerPixel);
    }

    [Fact]
    public void Read_RowsStoredFromTheBottom_AreCountedFromTheTop()
    {
        var world = Read(Header().With("CD1_1", "-0.001").With("CD2_2", "0.001").With("ROWORDER", "'BOTTOM-UP'"))!;
        // The second stored row of four is the third from the top, and north is up.
        Assert.Equal((2.5, 2.0), world.Pixel);
        Assert.Equal([-0.001, 0, 0, -0.001], world.DegreesPerPixel.Select(value => value + 0.0));
    }

    [Fact]
    public void Read_ScaleAndRotation_BecomeTheMatrix()
    {
        var world = Read(Header().With("CDELT1", "-0.001").With("CDELT2", "0.002").With("CROTA2", "90"))!;
        double[] wanted = [0, -0.002, -0.001, 0];
        for (int i = 0; i < 4; i++) Assert.Equal(wanted[i], world.DegreesPerPixel[i], 1e-12);
    }

    [Fact]
    public void Read_TermsOfDistortion_AreLeftOut() => Assert.Equal(
        ("RA---TAN", "DEC--TAN"), Read(Header("'RA---TAN-SIP'", "'DEC--TAN-SIP'").With("CD1_1", "1").With("CD2_2", "1"))!.AxisTypes);

    [Fact]
    public void Read_NoSolution_IsNull() => Assert.Null(Read(new FitsBytes(16, Width, Height)));

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        var world = new WorldCoordinates(
            ("RA---TAN", "DEC--TAN"), (299.901, -22.721), (540.25, 960.5), [-6.6e-4, 1.1e-5, 1.2e-5, 6.5e-4], "ICRS", 2000);
        string path = _folder.At("out.fits");
        using (var writer = new FitsPictureFormat().Create(path, new PictureInfo
        {
            Width = Width,
            Height = Height,
            PlaneCount = 1,
            World = world,
            FocalLengthMillimetres = 250,
        }))
        {
            writer.Write(new PictureBand { Y = 0, Rows = Height, Width = Width, PlaneCount = 1, Samples = new float[Width * Height] });
            writer.Complete();
        }

        using var reader = FrameFormats.Open(path);
        var back = reader.Info.World!;
        Assert.Equal(world with { DegreesPerPixel = back.DegreesPerPixel }, back);
        Assert.Equal(world.DegreesPerPixel, back.DegreesPerPixel);
        Assert.Equal(250, reader.Info.FocalLengthMillimetres);
    }

    private static FitsBytes Header(string first = "'RA---TAN'", string second = "'DEC--TAN'") => new FitsBytes(16, Width, Height)
        .With("CTYPE1", first).With("CTYPE2", second).With("CRVAL1", "300.5").With("CRVAL2", "22.25").With("CRPIX1", "3.5")
        .With("CRPIX2", "2");

    private WorldCoordinates? Read(FitsBytes bytes)
    {
        bytes.With(Enumerable.Repeat(7.0, Width * Height));
        using var reader = FrameFormats.Open(bytes.Save(_folder.At("frame.fits")));
        return reader.Info.World;
    }
}
