using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawDamagedTests(RawWorkers workers) : IClassFixture<RawWorkers>
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["CanonRaw.cr2"] = "holds only 16 bytes of pixels",
        ["CanonRaw.cr3"] = "its pixels are damaged or cut short",
        ["CanonRaw.crw"] = "its pixels are damaged or cut short",
        ["DNG.dng"] = "lists 1 of the 140 tiles its pixels need",
        ["FITS.fits"] = "can't make it out",
        ["FujiFilm.raf"] = "holds only 22 bytes of pixels",
        ["Minolta.mrw"] = "its pixels should reach to byte 12,056,628 but the file ends at 2,596",
        ["Nikon.nef"] = "holds 18 bytes for 6,122,560 pixels",
        ["Panasonic.rw2"] = "its pixels should reach to byte 11,733,346 but the file ends at 12,344",
        ["PhaseOne.iiq"] = "its pixels are damaged or cut short",
        ["Sigma.x3f"] = "Foveon",
        ["SigmaDP2.x3f"] = "Foveon",
        ["drewnoakes_issue247-1.nef"] = "can't make it out",
        ["exiv2_Canon-R6-pruned.CR3"] = "holds no mdat box, so no pixels",
        ["exiv2_IMG_1361.dng"] = "but the file ends at 64,104",
        ["gopro_Hero6_GOPR0024.GPR"] =
            "camera RAW (GoPro HERO6 Black) can't be used: LibRaw can't decode its compression (GoPro VC-5)",
        ["imagemeta_ARW.exif"] = "its pixels should reach to byte 17,474,560 but the file ends at 1,293,760",
    };

    public static TheoryData<string> Files => [.. Reasons.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_DamagedFile_IsRefusedWithItsReason(string name)
    {
        var refusal = Assert.Throws<FrameException>(() => workers.Decode(SharedData.Require("raw_damaged", name)));

        Assert.Contains(Reasons[name], refusal.Problem);
        Assert.EndsWith(name, refusal.Path);
        Assert.EndsWith(".", refusal.Remedy);
    }

    [Fact]
    public void Reasons_Folder_NamesEveryFile() =>
        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), SharedData.RequireFiles("raw_damaged").Select(Path.GetFileName));

    [Theory]
    [InlineData("RAW_CANON_G1.CRW", 0.5)]
    [InlineData("RAW_CANON_G1.CRW", 0.9)]
    [InlineData("imagemeta_CRW.CRW", 0.7)]
    [InlineData("twelvemonkeys_test.dng", 0.99)]
    [InlineData("tinydng_colorchart.dng", 0.99)]
    [InlineData("photoprism_canon_eos_6d.dng", 0.8)]
    [InlineData("TEST150.QTK", 0.5)]
    [InlineData("RAW_KODAK_DC50.KDC", 0.6)]
    public void Open_FileCutShort_IsRefused(string name, double share)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = File.ReadAllBytes(SharedData.Require("raw_formats", name));
        File.WriteAllBytes(folder.At(name), bytes[..(int)(bytes.Length * share)]);

        Assert.Throws<FrameException>(() => workers.Decode(folder.At(name)));
    }

    [Fact]
    public void Open_MissingAndEmptyFiles_AreRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("empty.cr2"), []);

        Assert.Contains("does not exist", Assert.Throws<FrameException>(() => workers.Open(folder.At("none.cr2"))).Problem);
        Assert.Contains("is empty", Assert.Throws<FrameException>(() => workers.Open(folder.At("empty.cr2"))).Problem);
    }
}
