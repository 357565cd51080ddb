using AstroStacker.Imaging;
using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class BinGridTests
{
    private const string XTrans = "GBGGRGRGRBGBGBGGRGGRGGBGBGBRGRGRGGBG";

    [Fact]
    public void Over_BayerAreaAtAnOddPlace_StartsThere() =>
        Assert.Equal(
            new BinGrid(2, 3, 5, 10, 20), BinGrid.Over(new PixelRectangle(3, 5, 21, 40), new CfaPattern("GRBG")));

    [Fact]
    public void Over_Mono_BinsTwoByTwo() =>
        Assert.Equal(new BinGrid(2, 0, 0, 3, 2), BinGrid.Over(new PixelRectangle(0, 0, 7, 5), null));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(4, 5)]
    public void Over_XTransAtAnyPhase_HasThreeByThreeBinsOfFiveGreensTwoRedsTwoBlues(int x, int y)
    {
        var cfa = new CfaPattern(XTrans, 6, 6);
        var grid = BinGrid.Over(new PixelRectangle(x, y, 60, 60), cfa);
        Assert.Equal(3, grid.Size);
        for (int bin = 0; bin < 4; bin++)
        {
            var counts = new int[3];
            for (int k = 0; k < 9; k++)
                counts[cfa.ColourAt(grid.X + bin % 2 * 3 + k % 3, grid.Y + bin / 2 * 3 + k / 3)]++;
            Assert.Equal([2, 5, 2], counts);
        }
    }

    [Fact]
    public void ToSensor_FirstBin_IsTheMiddleOfItsSamples() =>
        Assert.Equal((10.5, 20.5), new BinGrid(2, 10, 20, 5, 5).ToSensor(0, 0));
}
