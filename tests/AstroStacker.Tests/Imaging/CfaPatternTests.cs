using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class CfaPatternTests
{
    [Fact]
    public void ColourAt_Bayer_BothGreensAreOneColour()
    {
        var cfa = new CfaPattern("GRBG");
        Assert.Equal([1, 0, 2, 1], [cfa.ColourAt(0, 0), cfa.ColourAt(1, 0), cfa.ColourAt(0, 1), cfa.ColourAt(1, 1)]);
        Assert.Equal("RGB", cfa.ColourLetters);
        Assert.True(cfa.IsBayer);
    }

    [Theory]
    [InlineData("RGGB", 1, 0, "GRBG")]
    [InlineData("RGGB", 0, 1, "GBRG")]
    [InlineData("RGGB", -1, -1, "BGGR")]
    public void Shift_ByOne_MovesThePhase(string letters, int dx, int dy, string expected) =>
        Assert.Equal(expected, new CfaPattern(letters).Shift(dx, dy).Letters);

    [Theory]
    [InlineData("RGGB", 4, "GBRG")]
    [InlineData("RGGB", 5, "RGGB")]
    public void FlipRows_OddOrEvenHeight_GivesTheTurnedPattern(string letters, int height, string expected) =>
        Assert.Equal(expected, new CfaPattern(letters).FlipRows(height).Letters);

    [Fact]
    public void ColourLetters_FourColours_AreNumberedByAppearance()
    {
        var cfa = new CfaPattern("GMYC");
        Assert.Equal(4, cfa.ColourCount);
        Assert.False(cfa.IsBayer);
    }
}
