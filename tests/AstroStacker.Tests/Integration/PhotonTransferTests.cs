using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Integration;

public sealed class PhotonTransferTests
{
    private const double PerLight = 2e-5, Floor = 3e-9;

    [Fact]
    public void Fit_SpreadLevels_FindsGainAndReadNoise()
    {
        var model = PhotonTransfer.Fit([Cells(level => PerLight * level + Floor, 1e-4, 4e-3, 400, scatter: 0.1)])!;
        Assert.True(model.IsSeparated);
        Assert.InRange(model.PerLight / PerLight, 0.97, 1.03);
        Assert.InRange(model.Floor / Floor, 0.8, 1.2);
        Assert.InRange(model.ReadNoiseElectrons / (Math.Sqrt(Floor) / PerLight), 0.9, 1.1);
        Assert.InRange(model.PerLightError / PerLight, 0.002, 0.03);
    }

    [Fact]
    public void Fit_StarsInAFifthOfTheCells_HardlyMoveIt()
    {
        var clean = Cells(level => PerLight * level + Floor, 1e-4, 4e-3, 400, scatter: 0.1);
        var starry = clean with
        {
            Planes = [[.. clean.Planes[0].Select((cell, i) => i % 5 == 0 ? cell with { Variance = 3 * cell.Variance } : cell)]],
        };
        var model = PhotonTransfer.Fit([starry])!;
        Assert.InRange(model.PerLight / PerLight, 0.95, 1.05);
    }

    [Fact]
    public void Fit_OneLevelOnly_TakesAllVarianceForPhotons()
    {
        var model = PhotonTransfer.Fit([Cells(level => PerLight * level + Floor, 1e-3, 1.02e-3, 200, scatter: 0.1)])!;
        Assert.False(model.IsSeparated);
        double sky = PerLight * 1.01e-3 + Floor;
        Assert.InRange(model.Variance(0, 1.01e-3, 1) / sky, 0.95, 1.05);
        Assert.True(model.Variance(0, 0.5, 1) > PerLight * 0.5);
    }

    [Fact]
    public void Fit_PedestalInTheLevels_IsTakenOff()
    {
        const double pedestal = 0.01;
        var model = PhotonTransfer.Fit([Cells(level => PerLight * (level - pedestal) + Floor, 0.011, 0.02, 400, scatter: 0.1)])!;
        Assert.InRange(model.PerLight / PerLight, 0.95, 1.05);
        Assert.InRange(model.Variance(0, 0.5, 1) / (PerLight * 0.49), 0.95, 1.05);
        Assert.True(model.Variance(0, 0, 1) > 0);
    }

    [Fact]
    public void Fit_NoVarianceAnywhere_FindsNothing() => Assert.Null(PhotonTransfer.Fit([Cells(_ => 0, 1e-3, 2e-3, 20, scatter: 0)]));

    [Fact]
    public void After_VignettedDimFrame_PredictsNoiseOfTheNormalisedSample()
    {
        // Raw light 0.002 at response 0.5 is 0.004 calibrated; gain 2, offset 0.01: 0.018 normalised.
        var model = Model();
        var noise = model.After(0, 0.5, new PlaneNormalization(2, 0.01));
        double raw = PerLight * 0.002 + Floor, expected = raw * 16;
        Assert.Equal(expected, noise.Floor + noise.PerLevel * 0.018, 1e-5 * expected);
        Assert.Equal(4 * PerLight, noise.PerLevel, 1e-5 * PerLight);
        Assert.Equal(raw * 4, model.Variance(0, 0.004, 0.5), 1e-9 * raw);
    }

    [Fact]
    public void At_BlockOfTheOutput_TakesTheResponseWhereItLiesOnTheFrame()
    {
        var sky = new SkyCells { Columns = [0, 100], Rows = [0], Planes = [[new(0.001f, 1e-8f, 1f), new(0.001f, 1e-8f, 0.5f)]] };
        var map = new FrameNoiseMap(Model(), sky, Transform.Shift(-31.5, 0));
        var noise = map.At(0, new PixelRectangle(50, 0, 64, 64), PlaneNormalization.None);
        Assert.Equal(PerLight / 0.75, noise.PerLevel, 1e-6 * PerLight);
        Assert.Equal((PerLight * 0.001 / 0.75) + Floor / 0.75 / 0.75, map.SkyVariance(0, 81.5, 0), 1e-12);
    }

    private static NoiseModel Model() => new()
    {
        PerLight = PerLight,
        Floor = Floor,
        PerLightError = 0,
        FloorError = 0,
        IsSeparated = true,
        PlaneFactors = [1],
    };

    private static SkyCells Cells(Func<double, double> variance, double low, double high, int count, double scatter)
    {
        var random = new SeededRandom(11);
        return new SkyCells
        {
            Columns = [.. Enumerable.Range(0, count).Select(i => (float)i)],
            Rows = [0],
            Planes =
            [
                [.. Enumerable.Range(0, count).Select(i => low + (high - low) * i / (count - 1)).Select(level => new SkyCell(
                    (float)level, (float)(variance(level) * (1 + scatter * random.NextNormal())), 1))],
            ],
        };
    }
}
