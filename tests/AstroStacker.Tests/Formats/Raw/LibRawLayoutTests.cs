using AstroStacker.Formats.Raw;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class LibRawLayoutTests
{
    [Fact]
    public void LayoutFor_UnknownVersion_IsRefusedByName()
    {
        var refusal = Assert.Throws<LibRawUnavailableException>(() => LibRawLibrary.LayoutFor(0, 23, "0.23.1-Release"));

        Assert.Contains("LibRaw 0.23.1-Release", refusal.Problem);
    }

    [Fact]
    public void Load_NoLibrary_SaysHowToInstallIt()
    {
        var refusal = Assert.Throws<LibRawUnavailableException>(() => LibRawLibrary.Load(["libraw_r.so.none"]));

        Assert.Contains("is not installed", refusal.Problem);
        Assert.Contains("apt-get install -y libraw-bin", refusal.Remedy);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    public void Find_KnownVersion_HasALayoutForLp64Only(int minor)
    {
        Assert.NotNull(LibRawLayout.Find(0, minor, isLp64: true));
        Assert.Null(LibRawLayout.Find(0, minor, isLp64: false));
    }

    [Fact]
    public void FindMisfit_InstalledLibrary_IsNone()
    {
        var library = LibRawLibrary.Instance;

        Assert.Null(LibRawLayoutCheck.FindMisfit(library, library.Layout));
    }

    [Fact]
    public void FindMisfit_ShiftedFields_AreNamed()
    {
        var library = LibRawLibrary.Instance;
        var layout = library.Layout;

        Assert.Equal("the camera's identity", LibRawLayoutCheck.FindMisfit(library, layout with { Identity = layout.Identity + 8 }));
        Assert.Equal("the exposure", LibRawLayoutCheck.FindMisfit(library, layout with { Other = layout.Other - 8 }));
        Assert.Equal("the levels", LibRawLayoutCheck.FindMisfit(library, layout with { Maximum = layout.Maximum + 4 }));
        Assert.Equal(
            "the colour matrix", LibRawLayoutCheck.FindMisfit(library, layout with { RgbFromCamera = layout.RgbFromCamera + 48 }));
        var refusal = Assert.Throws<LibRawUnavailableException>(
            () => LibRawLayoutCheck.Require(library, layout with { Other = layout.Other + 8 }));
        Assert.Contains(library.Version, refusal.Problem);
    }

    [Fact]
    public void Known_Layouts_KeepTheColourFieldsInLibRawsOrder()
    {
        foreach (int minor in (int[])[20, 21, 22])
        {
            var layout = LibRawLayout.Find(0, minor, isLp64: true)!;
            Assert.Equal(layout.ColourBlacks + 4104 * 4, layout.Black);
            Assert.Equal(layout.Black + 8, layout.Maximum);
            Assert.Equal(layout.RgbFromCamera + 3 * 4 * 4, layout.CameraFromXyz);
        }
    }
}
