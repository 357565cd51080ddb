using AstroStacker.Calibration;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class FlatFieldTests
{
    private static readonly PixelRectangle s_area = new(0, 0, 40, 30);

    [Fact]
    public void ToGain_ColoursOfDifferentLevel_EachKeepMeanGainOne()
    {
        var cfa = new CfaPattern("RGGB");
        var flat = new float[40 * 30];
        for (int i = 0; i < flat.Length; i++) flat[i] = cfa.ColourAt(i % 40, i / 40) switch { 0 => 5000, 1 => 20000, _ => 9000 };
        ToGain(flat, s_area, s_area, cfa);
        Assert.All(flat, gain => Assert.Equal(1f, gain));
    }

    [Fact]
    public void ToGain_OneHotPixel_ChangesNoOtherGain()
    {
        var flat = new float[40 * 30];
        Array.Fill(flat, 20000f);
        flat[77] = 60000;
        ToGain(flat, s_area, s_area, null);
        Assert.Equal(1f, flat[0]);
        Assert.Equal(1f / 3, flat[77], 1e-6f);
    }

    [Fact]
    public void ToGain_DeadPixel_IsCountedAndLeftAlone()
    {
        var flat = new float[40 * 30];
        Array.Fill(flat, 20000f);
        flat[5] = 0;
        flat[6] = -3;
        Assert.Equal(2, ToGain(flat, s_area, s_area, null));
        Assert.Equal(1f, flat[5]);
    }

    [Fact]
    public void ToGain_DarkMargins_DoNotEnterTheMean()
    {
        var flat = new float[40 * 30];
        var visible = new PixelRectangle(8, 4, 30, 24);
        for (int i = 0; i < flat.Length; i++) flat[i] = visible.Contains(i % 40, i / 40) ? 10000 : 0;
        ToGain(flat, s_area, visible, null);
        Assert.Equal(1f, flat[4 * 40 + 8]);
    }

    [Fact]
    public void Median_WholeNumbers_IsExact()
    {
        var histogram = new LevelHistogram();
        foreach (float level in (float[])[3, 1, 2, 500, 2]) histogram.Add(level);
        Assert.Equal(2, histogram.Median());
    }

    [Fact]
    public void ToGain_AnyThreads_SameBytes()
    {
        var area = new PixelRectangle(0, 0, 97, 301);
        var random = new Random(5);
        float[] flat = [.. Enumerable.Range(0, (int)area.Area).Select(_ => (float)(9000 + 3000 * random.NextDouble()))];
        float[] one = [.. flat], four = [.. flat];
        var cfa = new CfaPattern("GBRG");
        ToGain(one, area, area, cfa);
        ToGain(four, area, area, cfa, threads: 4);
        Assert.Equal(one, four);
    }

    private static long ToGain(float[] flat, PixelRectangle area, PixelRectangle counted, CfaPattern? cfa, int threads = 1) =>
        FlatField.ToGain(flat, area, counted, cfa, FlatField.ColourMeans(flat, area, counted, cfa, threads), threads);
}
