using AstroStacker.Imaging;
using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class StarColoursTests
{
    private const int Side = 400;
    private static readonly double[] s_flux = [0.8, 2, 1.2];

    // Gaussian stars of known flux on a sloping sky: each colour's samples are every fourth or second one.
    [Theory]
    [InlineData("RGGB")]
    [InlineData("GBRG")]
    public void Measure_StarsOnAMosaic_FindsTheFluxOfEachColour(string pattern)
    {
        var cfa = new CfaPattern(pattern);
        var stars = Stars();
        var plane = new float[Side * Side];
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
                plane[y * Side + x] = Level(x, y, cfa.ColourAt(x, y), stars);
        var measured = StarColours.Measure(new MemoryFrame([plane], Side, Side, cfa), stars, default);
        Assert.Equal(stars.Count, measured.Count);
        Assert.Equal(s_flux[0] / s_flux[1], Median(measured.Select(star => star.Red / star.Green)), 0.004);
        Assert.Equal(s_flux[2] / s_flux[1], Median(measured.Select(star => star.Blue / star.Green)), 0.004);
        Assert.Equal(s_flux[1], Median(measured.Select(star => star.Green)), 0.02);
    }

    [Fact]
    public void Measure_SaturatedStars_AreLeftOut()
    {
        var stars = Stars();
        float[][] planes = [.. Enumerable.Range(0, 3).Select(colour => new float[Side * Side])];
        for (int colour = 0; colour < 3; colour++)
            for (int i = 0; i < Side * Side; i++)
                planes[colour][i] = Math.Min(1, (i / Side < Side / 2 ? 20 : 1) * Level(i % Side, i / Side, colour, stars));
        var measured = StarColours.Measure(new MemoryFrame(planes, Side, Side, null), stars, default);
        Assert.InRange(measured.Count, 1, stars.Count(star => star.Y > Side / 2 - 20));
    }

    private static List<Star> Stars() =>
    [
        .. from j in Enumerable.Range(0, 8)
           from i in Enumerable.Range(0, 8)
           select new Star(31.3 + 47.37 * i, 30.7 + 47.21 * j, (float)s_flux[1], 0.3f, 2.8f, 0.01f, false),
    ];

    private static float Level(int x, int y, int colour, List<Star> stars)
    {
        double level = 0.01 + 1e-5 * x, sigma = 2.8 / 2.3548;
        foreach (var star in stars)
        {
            double square = (x - star.X) * (x - star.X) + (y - star.Y) * (y - star.Y);
            if (square < 200) level += s_flux[colour] / (2 * Math.PI * sigma * sigma) * Math.Exp(-square / (2 * sigma * sigma));
        }

        return (float)level;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
