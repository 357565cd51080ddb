using AstroStacker.Comparison.Defects;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Comparison.Defects;

public sealed class BadColumnsTests
{
    private const int Stride = 106, Rows = 64, Frames = 16;
    private static readonly PixelRectangle s_inner = new(3, 0, 100, Rows);

    /// <summary>Sums of 16 frames' noise, and what is added to each pixel.</summary>
    private static float[] Sums(Func<int, int, double> added)
    {
        var random = new SeededRandom(5, 1);
        var sums = new float[Stride * Rows];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = (float)(Math.Sqrt(Frames) * random.NextNormal() + added(i % Stride, i / Stride));
        return sums;
    }

    private static List<(int Column, bool IsHot)> Find(float[] sums) => BadColumns.Find(sums, Stride, s_inner, Frames);

    [Fact]
    public void Find_NoiseAndAStar_AreNoColumns() =>
        Assert.Empty(Find(Sums((x, y) => x is >= 40 and < 46 && y is >= 20 and < 26 ? 96 : 0)));

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public void Find_OneColumn_IsFoundAloneAndLevelled(double rise)
    {
        var sums = Sums((x, _) => x == 50 ? rise : 0);
        Assert.Equal([(50, rise > 0)], Find(sums));
        Assert.Empty(Find(sums));
    }

    [Fact]
    public void Find_TwoColumnsSideBySide_AreBothFound() =>
        Assert.Equal([(50, true), (51, true)], Find(Sums((x, _) => x is 50 or 51 ? 40 : 0)));

    [Fact]
    public void Find_StarDrawnAlongTheColumn_IsLeft() =>
        Assert.Empty(Find(Sums((x, _) => x switch { 50 => 20, 49 or 51 => 12, 48 or 52 => 3, _ => 0 })));
}
