using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class DarkDefectsTests
{
    private const int Width = 200, Height = 150;

    private static readonly PixelRectangle s_sensor = new(0, 0, Width, Height);

    [Theory]
    [InlineData(null)]
    [InlineData("RGGB")]
    public void HotAndDeadPixels_LinesAndClusters_AreFoundAndNothingElse(string? letters)
    {
        var wrong = new HashSet<(int X, int Y)> { (20, 20), (0, 0), (199, 149) };
        for (int y = 30; y < 120; y++) wrong.Add((77, y));
        for (int y = 100; y < 103; y++)
            for (int x = 140; x < 143; x++) wrong.Add((x, y));
        var found = Find(Dark((x, y) => wrong.Contains((x, y)) ? (x == 20 ? -300 : 400) : 0), letters);
        Assert.Equal(wrong.OrderBy(pixel => pixel.Y).ThenBy(pixel => pixel.X), found.Pixels);
    }

    [Fact]
    public void Glow_IsNoDefect() =>
        Assert.True(Find(Dark((x, y) => 800 * MathF.Exp(-MathF.Sqrt((x - 199) * (x - 199) + (y - 149) * (y - 149)) / 30)), "RGGB").IsEmpty);

    [Fact]
    public void PixelAtSaturation_IsADefectWhereverItLies() =>
        Assert.Equal([(50, 60)], Find(Dark((x, y) => (x, y) == (50, 60) ? 1000 : 0), null, saturationAdu: 1400).Pixels);

    [Fact]
    public void DarkOfWhichAFiftiethStandsOut_HasOnlyWhatStandsOutFurtherMapped()
    {
        var dark = Dark((x, y) => (x * 7 + y * 13) % 40 == 0 ? (x, y) == (80, 40) ? 5000 : 100 : 0);
        var (map, limit) = DarkDefects.Find(dark, s_sensor, null, 65535, 2);
        Assert.Equal([(80, 40)], map.Pixels);
        Assert.True(limit > DarkDefects.LimitSigmas, $"{limit}");
    }

    [Fact]
    public void Map_DoesNotDependOnThreads()
    {
        var dark = Dark((x, y) => (x * 31 + y * 17) % 997 == 0 ? 300 : 0);
        Assert.Equal(Find(dark, "RGGB", threads: 1).Pixels, Find(dark, "RGGB", threads: 3).Pixels);
    }

    private static DefectMap Find(MasterMap dark, string? letters, double saturationAdu = 65535, int threads = 2) =>
        DarkDefects.Find(dark, s_sensor, letters is null ? null : new CfaPattern(letters), saturationAdu, threads).Map;

    private static MasterMap Dark(Func<int, int, float> excess)
    {
        var samples = new float[Width * Height];
        var random = new SeededRandom(3, 1, 4);
        for (int i = 0; i < samples.Length; i++) samples[i] = (float)(500 + 2 * random.NextNormal()) + excess(i % Width, i / Width);
        return new MasterMap(s_sensor, samples, blackIncluded: true);
    }
}
