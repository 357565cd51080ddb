using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class DefectMapTests
{
    private static readonly (int X, int Y)[] s_pixels = [(9, 4), (2, 7), (5, 4), (1, 4), (5, 4), (0, 9)];

    [Fact]
    public void Map_OfUnsortedPixels_HoldsEachOnceRowByRow()
    {
        var map = new DefectMap(s_pixels);
        Assert.Equal([(1, 4), (5, 4), (9, 4), (2, 7), (0, 9)], map.Pixels);
        Assert.Equal(5, map.Count);
        Assert.Equal([1, 5, 9], map.ForRow(4).ToArray());
        Assert.Equal([5], map.ForRow(4, 2, 9).ToArray());
        Assert.Equal([5, 9], map.ForRow(4, 5, 10).ToArray());
        foreach (int row in (int[])[-1, 3, 5, 8, 10, 1000]) Assert.True(map.ForRow(row).IsEmpty);
    }

    [Fact]
    public void Contains_EveryPixel_KnowsItsOwn()
    {
        var map = new DefectMap(s_pixels);
        for (int y = -2; y < 12; y++)
            for (int x = -2; x < 12; x++) Assert.Equal(s_pixels.Contains((x, y)), map.Contains(x, y));
        Assert.False(DefectMap.None.Contains(0, 0));
        Assert.Empty(DefectMap.None.Pixels);
    }

    [Fact]
    public void Mark_Window_KeepsOtherFlags()
    {
        var flags = new byte[4 * 4];
        Array.Fill(flags, (byte)SampleFlags.Saturated);
        new DefectMap(s_pixels).Mark(new PixelRectangle(2, 4, 4, 4), flags);
        for (int i = 0; i < flags.Length; i++)
        {
            var expected = i is 3 or 12 ? SampleFlags.Saturated | SampleFlags.Defect : SampleFlags.Saturated;
            Assert.Equal(expected, (SampleFlags)flags[i]);
        }
    }
}
