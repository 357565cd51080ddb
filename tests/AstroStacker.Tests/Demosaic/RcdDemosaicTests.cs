using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

public sealed class RcdDemosaicTests
{
    private static readonly MosaicBalance s_balance = new([2.6f, 1, 1.3f], 0.1f);

    [Theory]
    [InlineData("RGGB", 0, 0)]
    [InlineData("BGGR", 3, 1)]
    [InlineData("GRBG", 1, 2)]
    [InlineData("GBRG", 4, 7)]
    public void Demosaic_EveryPhase_EqualsThePlainTwin(string letters, int x, int y)
    {
        // Widths that leave every remainder of the vectors.
        for (int width = 24; width < 62; width += 5)
        {
            var valid = new PixelRectangle(x, y, width, 27);
            var samples = FixedData.Uniform((int)valid.Area, width, -0.05f, 0.9f);
            var trial = new MosaicTrial("rcd", letters, valid, samples) { Balance = s_balance };
            var plain = new PlainRcd(trial);
            foreach (var pixel in trial.Pixels())
            {
                if (trial.Cfa.ColourAt(pixel.X, pixel.Y) == pixel.Colour) continue;
                float expected = (plain.Estimate(pixel.X, pixel.Y, pixel.Colour) - s_balance.Offset) * (1 / s_balance.Gains[pixel.Colour]);
                Assert.Equal(expected, pixel.Value);
            }
        }
    }

    [Fact]
    public void Demosaic_SamplesFarBelowTheOffset_StayFinite()
    {
        var valid = new PixelRectangle(0, 0, 40, 40);
        var trial = new MosaicTrial("rcd", "RGGB", valid, FixedData.Uniform((int)valid.Area, 3, -2, 0.1f)) { Balance = s_balance };
        foreach (var pixel in trial.Pixels()) Assert.InRange(pixel.Value, -100, 100);
    }

    [Fact]
    public void Demosaic_WhiteEdge_IsNotBlurred()
    {
        // A sky at zero left of column 20, white light right of it: green is known to one side of the edge or the other.
        var valid = new PixelRectangle(0, 0, 40, 40);
        double[] white = [1 / 2.6, 1, 1 / 1.3];
        var samples = MosaicTrial.Fill(valid, MosaicTrial.CfaOf("RGGB"), (x, _, colour) => x < 20 ? 0 : 0.5 * white[colour]);
        var trial = new MosaicTrial("rcd", "RGGB", valid, samples) { Balance = s_balance };
        foreach (var pixel in trial.Pixels().Where(pixel => pixel.Colour == 1))
            Assert.Equal(pixel.X < 20 ? 0 : 0.5, pixel.Value, 0.02);
    }
}
