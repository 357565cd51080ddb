using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

public sealed class BilinearDemosaicTests
{
    public static readonly TheoryData<string> Mosaics = new(MosaicTrial.Mosaics);

    [Theory]
    [MemberData(nameof(Mosaics))]
    public void Demosaic_AnyMosaic_MatchesPlainAverage(string letters)
    {
        var valid = new PixelRectangle(3, 1, 53, 37);
        var trial = new MosaicTrial("bilinear", letters, valid, FixedData.Uniform((int)valid.Area, 1, -0.1f, 0.9f));
        foreach (var (x, y, colour, value) in trial.Pixels())
            Assert.Equal(PlainAverage(trial, x, y, colour), value, 5e-7);
    }

    /// <summary>The plain twin: tent-weighted average of the existing samples of that colour, in double.</summary>
    private static double PlainAverage(MosaicTrial trial, int x, int y, int colour)
    {
        int radius = trial.Cfa.RepeatWidth == 2 ? 1 : 2;
        double sum = 0, weights = 0;
        if (trial.Cfa.ColourAt(x, y) == colour) return trial.At(x, y);
        for (int ny = y - radius; ny <= y + radius; ny++)
            for (int nx = x - radius; nx <= x + radius; nx++)
                if (trial.Valid.Contains(nx, ny) && trial.Cfa.ColourAt(nx, ny) == colour)
                {
                    double weight = (radius + 1 - Math.Abs(nx - x)) * (radius + 1 - Math.Abs(ny - y));
                    sum += weight * trial.At(nx, ny);
                    weights += weight;
                }

        return sum / weights;
    }
}
