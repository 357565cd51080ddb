using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

/// <summary>The linear methods against their formulas, pixel by pixel in double.</summary>
public sealed class LinearTwinTests
{
    private static readonly MosaicBalance s_balance = new([2.6f, 1, 1.3f], 0.1f);

    [Theory]
    [InlineData("RGGB")]
    [InlineData("BGGR")]
    [InlineData("GRBG")]
    [InlineData("GBRG")]
    public void Malvar_EveryPhaseAndWidth_IsTheFormula(string letters)
    {
        for (int width = 5; width < 80; width += 3)
        {
            var trial = Trial("malvar", letters, width);
            foreach (var (x, y, colour, value) in trial.Pixels())
                if (trial.Valid.Inflate(-2).Contains(x, y)) Assert.Equal(Malvar(trial, x, y, colour), value, 1e-6);
        }
    }

    [Theory]
    [InlineData("GRBG")]
    [InlineData(MosaicTrial.XTrans)]
    public void Wiener_EveryPhaseAndWidth_IsTheSumOverItsPlaces(string letters)
    {
        var cfa = MosaicTrial.CfaOf(letters);
        var gains = s_balance.Gains;
        var filters = new Dictionary<(int, int, int), double[]>();
        for (int width = 7; width < 80; width += 5)
        {
            var trial = Trial("wiener", letters, width);
            foreach (var (x, y, colour, value) in trial.Pixels())
            {
                if (!trial.Valid.Inflate(-WienerFilter.Radius).Contains(x, y)) continue;
                var phase = (x % cfa.RepeatWidth, y % cfa.RepeatHeight, colour);
                if (!filters.TryGetValue(phase, out var weights))
                    filters[phase] = weights = WienerFilter.Weights(cfa, x, y, colour);
                double sum = 0;
                for (int k = 0; k < weights.Length; k++)
                {
                    var (dx, dy) = WienerFilter.Places[k];
                    sum += weights[k] * gains[cfa.ColourAt(x + dx, y + dy)] / gains[colour] * trial.At(x + dx, y + dy);
                }

                Assert.Equal(sum, value, 2e-6);
            }
        }
    }

    [Fact]
    public void WienerWeights_OfEachColour_AddUpToOneOrNothing()
    {
        var cfa = MosaicTrial.CfaOf(MosaicTrial.XTrans);
        for (int i = 0; i < 108; i++)
        {
            int x = i % 6, y = i / 6 % 6, wanted = i / 36;
            var weights = WienerFilter.Weights(cfa, x, y, wanted);
            for (int colour = 0; colour < 3; colour++)
            {
                var own = WienerFilter.Places.Select((place, k) => (place, k))
                    .Where(entry => cfa.ColourAt(x + entry.place.Dx, y + entry.place.Dy) == colour).ToList();
                Assert.Equal(colour == wanted ? 1 : 0, own.Sum(entry => weights[entry.k]), 1e-9);
                Assert.Equal(0, own.Sum(entry => weights[entry.k] * entry.place.Dx), 1e-9);
                Assert.Equal(0, own.Sum(entry => weights[entry.k] * entry.place.Dy), 1e-9);
            }
        }
    }

    private static MosaicTrial Trial(string method, string letters, int width)
    {
        var valid = new PixelRectangle(3, 1, width, 15);
        return new MosaicTrial(method, letters, valid, FixedData.Uniform((int)valid.Area, width, -0.1f, 0.9f)) { Balance = s_balance };
    }

    /// <summary>Figure 2 of Malvar, He and Cutler 2004, on samples times their gains.</summary>
    private static double Malvar(MosaicTrial trial, int x, int y, int colour)
    {
        double S(int dx, int dy) => (double)trial.At(x + dx, y + dy) * s_balance.Gains[trial.Cfa.ColourAt(x + dx, y + dy)];
        int own = trial.Cfa.ColourAt(x, y);
        double row = S(-1, 0) + S(1, 0), column = S(0, -1) + S(0, 1), farRow = S(-2, 0) + S(2, 0), farColumn = S(0, -2) + S(0, 2);
        double diagonal = S(-1, -1) + S(1, -1) + S(-1, 1) + S(1, 1), centre = S(0, 0);
        double sum = own == colour ? 8 * centre
            : colour == 1 ? 2 * (row + column) + 4 * centre - farRow - farColumn
            : own != 1 ? 2 * diagonal + 6 * centre - 1.5 * (farRow + farColumn)
            : trial.Cfa.ColourAt(x + 1, y) == colour ? 4 * row + 5 * centre - diagonal - farRow + 0.5 * farColumn
            : 4 * column + 5 * centre - diagonal - farColumn + 0.5 * farRow;
        return sum / 8 / s_balance.Gains[colour];
    }
}
