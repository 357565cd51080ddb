using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

public sealed class SuperpixelDemosaicTests
{
    [Theory]
    [InlineData("RGGB", 0, 0, 0)]
    [InlineData("RGGB", 1, 0.5, 0.5)]
    [InlineData("RGGB", 2, 1, 1)]
    [InlineData("GRBG", 0, 1, 0)]
    [InlineData("GRBG", 2, 0, 1)]
    [InlineData("RGBG", 1, 1, 0.5)]
    public void Origin_IsTheMeanPlaceOfTheColour(string letters, int plane, double x, double y) =>
        Assert.Equal((x, y), DemosaicMethods.Get("superpixel").Origin(plane, new CfaPattern(letters)));

    [Fact]
    public void Demosaic_EveryWidth_IsThePlainMean()
    {
        for (int width = 1; width <= 130; width++)
        {
            var valid = new PixelRectangle(0, 0, 2 * width, 6);
            var trial = new MosaicTrial("superpixel", "GBRG", valid, FixedData.Uniform((int)valid.Area, width, -0.1f, 1));
            foreach (var (x, y, colour, value) in trial.Pixels())
            {
                float expected = colour switch
                {
                    0 => trial.At(2 * x, 2 * y + 1),
                    2 => trial.At(2 * x + 1, 2 * y),
                    _ => (trial.At(2 * x, 2 * y) + trial.At(2 * x + 1, 2 * y + 1)) * 0.5f,
                };
                Assert.Equal(expected, value);
            }
        }
    }

    [Fact]
    public void Supports_SixBySix_IsFalse() =>
        Assert.False(DemosaicMethods.Get("superpixel").Supports(MosaicTrial.CfaOf(MosaicTrial.XTrans)));
}
