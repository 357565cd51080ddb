using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("img2.dng", "img10.dng")]
    [InlineData("img09.dng", "img10.dng")]
    [InlineData("a1b2", "a1b10")]
    [InlineData("a", "a1")]
    [InlineData("IMG_2.dng", "img_10.dng")]
    [InlineData("x99999999999999999998", "x99999999999999999999")]
    public void Compare_NumbersInNames_GoByValue(string earlier, string later)
    {
        Assert.True(NaturalOrder.Instance.Compare(earlier, later) < 0);
        Assert.True(NaturalOrder.Instance.Compare(later, earlier) > 0);
    }

    [Fact]
    public void Compare_SameNumberWithLeadingZeros_IsStillADefiniteOrder()
    {
        int order = NaturalOrder.Instance.Compare("img007", "img7");
        Assert.NotEqual(0, order);
        Assert.Equal(-order, Math.Sign(NaturalOrder.Instance.Compare("img7", "img007")) * Math.Abs(order));
    }

    [Fact]
    public void Compare_EqualNames_IsZero() => Assert.Equal(0, NaturalOrder.Instance.Compare("a10", "a10"));
}
