using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawMosaicTests
{
    // LibRaw's indices of an RGGB sensor over its 2 x 8 repeat: red 0, green 1, second green 3, blue 2.
    private static readonly int[] Bayer = [0, 1, 3, 2, 0, 1, 3, 2, 0, 1, 3, 2, 0, 1, 3, 2];

    private const string XTrans = "GRGGBGBGBRGRGRGGBGGBGGRGRGRBGBGBGGRG";

    [Theory]
    [InlineData(0, 0, "RGGB")]
    [InlineData(1, 0, "GRBG")]
    [InlineData(0, 1, "GBRG")]
    [InlineData(1, 1, "BGGR")]
    [InlineData(5, 3, "BGGR")]
    [InlineData(64, 12, "RGGB")]
    public void Pattern_Margins_AreCountedBackToTheSensorsFirstSample(int left, int top, string letters) =>
        Assert.Equal(new CfaPattern(letters), RawMosaic.Pattern(Bayer, (2, 8), "RGBG", left, top));

    [Fact]
    public void Pattern_FourColours_KeepsTheirLetters() =>
        Assert.Equal("GMYC", RawMosaic.Pattern([0, 1, 3, 2, 0, 1, 3, 2, 0, 1, 3, 2, 0, 1, 3, 2], (2, 8), "GMCY", 4, 8).Letters);

    [Fact]
    public void Pattern_XTransWithOddMargins_GivesTheVisiblePatternBack()
    {
        int[] indices = [.. XTrans.Select(letter => "RGB".IndexOf(letter))];

        var pattern = RawMosaic.Pattern(indices, (6, 6), "RGBG", 3, 5);

        Assert.Equal((6, 6), (pattern.RepeatWidth, pattern.RepeatHeight));
        Assert.Equal(new CfaPattern(XTrans, 6, 6), pattern.Shift(3, 5));
    }

    [Theory]
    [InlineData(0u, 1, 1)]
    [InlineData(1u, 16, 16)]
    [InlineData(9u, 6, 6)]
    [InlineData(0xb4b4b4b4u, 2, 8)]
    public void ColourRepeat_KnownFilters_HaveOne(uint filters, int width, int height) =>
        Assert.Equal((width, height), RawMosaic.ColourRepeat(filters));

    [Fact]
    public void ColourRepeat_UnknownFilters_HaveNone() => Assert.Null(RawMosaic.ColourRepeat(12));

    [Fact]
    public void Black_OneNumber_IsOneNumber() =>
        Assert.Equal(new BlackLevel(127), RawMosaic.Black(Bayer, (2, 8), 127, [0, 0, 0, 0, 0, 0, 0], 3, 1));

    [Fact]
    public void Black_ByColourIndex_TellsTheTwoGreensApart()
    {
        // Common 100; red +1, green +2, blue +3, second green +4; the visible area starts at an odd column.
        var black = RawMosaic.Black(Bayer, (2, 8), 100, [1, 2, 3, 4, 0, 0, 0], 1, 0);

        Assert.Equal(new BlackLevel([102, 101, 103, 104], 2, 2), black);
    }

    [Fact]
    public void Black_OwnTable_IsAnchoredAtTheVisibleArea()
    {
        // One row of three columns over a 2x2 mosaic: the whole repeats after 6 columns.
        var black = RawMosaic.Black(Bayer, (2, 8), 0, [0, 10, 0, 10, 1, 3, 1, 2, 3], 1, 0);

        Assert.Equal((6, 2), (black.RepeatWidth, black.RepeatHeight));
        for (int x = 1; x < 13; x++)
            for (int y = 0; y < 4; y++)
                Assert.Equal((x - 1) % 3 + 1 + ((x - 1 + y) % 2 == 1 ? 10 : 0), black.At(x, y));
    }

    [Fact]
    public void Black_TableLargerThanItsPlace_IsLeftOut() =>
        Assert.Equal(new BlackLevel(5), RawMosaic.Black(Bayer, (2, 8), 5, [0, 0, 0, 0, 9999, 9999, 7], 0, 0));

    [Theory]
    [InlineData(0, Orientation.Upright)]
    [InlineData(3, Orientation.Rotated180)]
    [InlineData(5, Orientation.Rotated90CounterClockwise)]
    [InlineData(6, Orientation.Rotated90Clockwise)]
    public void OrientationOf_LibRawsFlip_IsExifs(int flip, Orientation orientation) =>
        Assert.Equal(orientation, RawFrameInfo.OrientationOf(flip));
}
