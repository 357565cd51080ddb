using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

public sealed class DemosaicMethodsTests
{
    [Fact]
    public void Get_UnknownName_ListsTheNames() =>
        Assert.Contains("bilinear", Assert.Throws<ArgumentException>(() => DemosaicMethods.Get("nonsense")).Message);

    [Fact]
    public void Get_MosaicThatTheMethodDoesNotKnow_NamesThoseThatDo()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => DemosaicMethods.Get("superpixel", MosaicTrial.CfaOf(MosaicTrial.XTrans)));
        Assert.Contains("choose one of: bilinear", thrown.Message);
        Assert.DoesNotContain("superpixel,", thrown.Message);
    }

    [Fact]
    public void Get_MosaicThatNoMethodKnows_SaysSo() => Assert.Contains(
        "no method does",
        Assert.Throws<ArgumentException>(() => DemosaicMethods.Get("bilinear", new CfaPattern("RGGGGGGB", 8, 1))).Message);

    [Fact]
    public void Supports_MosaicWithFarColours_IsFalse() =>
        Assert.False(DemosaicMethods.Get("bilinear").Supports(new CfaPattern("RGGGGGGB", 8, 1)));
}
