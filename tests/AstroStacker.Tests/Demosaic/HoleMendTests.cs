using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

public sealed class HoleMendTests
{
    private static readonly PixelRectangle s_area = new(0, 0, 37, 11);
    private static readonly MosaicWindow s_window = new(s_area, s_area, new CfaPattern("RGGB"));

    [Fact]
    public void Apply_AHoleBelowTheSky_TakesTheLowestSampleOfItsColourAboutIt()
    {
        float[] samples = [.. Enumerable.Range(0, (int)s_area.Area).Select(i => 0.1f + i * 1e-5f)];
        var plane = new float[s_area.Area];
        Array.Fill(plane, 0.1f);
        plane[5 * 37 + 7] = -0.3f;
        HoleMend.Apply(samples, s_window, s_area, 0, 0.05f, plane);
        // Red stands at even columns and rows: (6, 4) is the lowest of the four about (7, 5).
        Assert.Equal(samples[4 * 37 + 6], plane[5 * 37 + 7]);
        Assert.Equal(plane.Length - 1, plane.Count(value => value == 0.1f));
    }

    [Fact]
    public void Apply_ADarkSample_StaysAsItIs()
    {
        var samples = new float[s_area.Area];
        Array.Fill(samples, 0.1f);
        samples[4 * 37 + 6] = -1;
        float[] plane = [.. samples];
        HoleMend.Apply(samples, s_window, s_area, 0, 0.05f, plane);
        Assert.Equal(samples, plane);
    }

    [Fact]
    public void Apply_ValuesAboveTheLimit_AreNotTouched()
    {
        float[] plane = [.. Enumerable.Range(0, (int)s_area.Area).Select(i => 0.05f + i % 7 * 0.01f)], before = [.. plane];
        HoleMend.Apply(new float[s_area.Area], s_window, s_area, 1, 0.05f, plane);
        Assert.Equal(before, plane);
    }
}
