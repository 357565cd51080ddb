using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Numerics;

public sealed class SeededRandomTests
{
    private const int Draws = 1_000_000;

    [Fact]
    public void NextBits_Seed0_GivesThePublishedSequence()
    {
        // splitmix64 from 0, then xoshiro256**; worked out by another program from the published definitions.
        var random = new SeededRandom(0);

        Assert.Equal(
            [0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0, 0x6AA594F1262D2D2C],
            Enumerable.Range(0, 4).Select(_ => random.NextBits()));
    }

    [Fact]
    public void NextBits_Streams_AreFixedToo()
    {
        var random = new SeededRandom(42, 7, 3);

        Assert.Equal([0x2F455FE44FFBE613, 0xEC6C86C2BB4D0129], Enumerable.Range(0, 2).Select(_ => random.NextBits()));
    }

    [Fact]
    public void NextBits_StreamsOfNeighbouringRows_ShareNoNumber()
    {
        var seen = new HashSet<ulong>();
        for (ulong row = 0; row < 2000; row++)
        {
            var random = new SeededRandom(1, 7, row);
            for (int i = 0; i < 8; i++) Assert.True(seen.Add(random.NextBits()));
        }
    }

    [Fact]
    public void NextDouble_ManyDraws_FillsTheIntervalEvenly()
    {
        var random = new SeededRandom(5);
        var counts = new int[10];
        for (int i = 0; i < Draws; i++) counts[(int)(random.NextDouble() * 10)]++;

        // Four sigma of a binomial.
        Assert.All(counts, count => Assert.InRange(count, Draws / 10 - 1200, Draws / 10 + 1200));
    }

    [Fact]
    public void NextNormal_ManyDraws_HasTheMomentsAndTailsOfTheNormal()
    {
        var random = new SeededRandom(11);
        double[] draws = [.. Enumerable.Range(0, Draws).Select(_ => random.NextNormal())];
        var (mean, variance, skewness, kurtosis) = Moments(draws);

        // Four standard errors: 1, sqrt 2, sqrt 6 and sqrt 24 over the root of the number.
        Assert.Equal(0, mean, 0.004);
        Assert.Equal(1, variance, 0.0057);
        Assert.Equal(0, skewness, 0.0098);
        Assert.Equal(3, kurtosis, 0.0196);
        Assert.Equal(0.317311, Share(draws, 1), 0.0019);
        Assert.Equal(0.0455003, Share(draws, 2), 0.00084);

        // Beyond the ziggurat's last layer: 257.8 of a million expected.
        Assert.InRange(Share(draws, 3.6541528853610088) * Draws, 194, 322);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(6.0)]
    [InlineData(49.0)]
    [InlineData(51.0)]
    [InlineData(900.0)]
    public void NextPoisson_ManyDraws_HasMeanVarianceAndSkewnessOfThePoisson(double expected)
    {
        const int draws = 300_000;
        var random = new SeededRandom(3, (ulong)expected);
        var (mean, variance, skewness, _) = Moments([.. Enumerable.Range(0, draws).Select(_ => random.NextPoisson(expected))]);

        // Five standard errors; the fourth moment of a Poisson number is 3 m^2 + m.
        Assert.Equal(expected, mean, 5 * Math.Sqrt(expected / draws));
        Assert.Equal(expected, variance, 5 * Math.Sqrt((2 * expected * expected + expected) / draws));
        Assert.Equal(1 / Math.Sqrt(expected), skewness, 5 * Math.Sqrt((6 + 60 / expected) / draws));
    }

    [Fact]
    public void NextPoisson_NoLight_GivesNothingAndDrawsNothing()
    {
        SeededRandom one = new(1), other = new(1);

        Assert.Equal(0, one.NextPoisson(0));
        Assert.Equal(other.NextBits(), one.NextBits());
    }

    private static double Share(double[] draws, double beyond) => (double)draws.Count(x => Math.Abs(x) > beyond) / draws.Length;

    private static (double Mean, double Variance, double Skewness, double Kurtosis) Moments(double[] draws)
    {
        double mean = draws.Average();
        double variance = draws.Average(x => (x - mean) * (x - mean));
        double third = draws.Average(x => (x - mean) * (x - mean) * (x - mean));
        double fourth = draws.Average(x => (x - mean) * (x - mean) * (x - mean) * (x - mean));
        return (mean, variance, third / Math.Pow(variance, 1.5), fourth / (variance * variance));
    }
}
