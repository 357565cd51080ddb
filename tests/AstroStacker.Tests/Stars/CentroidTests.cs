using AstroStacker.Testing.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

/// <summary>Centroids against the Cramer-Rao bound; the whole table is in bench (centroids).</summary>
public sealed class CentroidTests
{
    private static readonly StarTrial Few = new() { StarsPerSide = 10, Exposures = 2 };

    [Theory]
    [InlineData(null, 1.3, 5, 1200)]
    [InlineData("RGGB", 1.3, 2.5, 30_000)]
    [InlineData("RGGB", 1.7, 5, 1500)]
    [InlineData("RGGB", 2.8, 3, 1900)]
    [InlineData("RGGB", 2.8, 2.5, 60_000)]
    [InlineData(StarTrial.XTrans, 1.7, 3.5, 40_000)]
    [InlineData(StarTrial.XTrans, 2.8, 5, 8000)]
    [InlineData("RGGB", 6, 2.5, 4000)]
    public void Measure_FaintToBright_FollowsTheCramerRaoBound(string? cfa, double fwhm, double exponent, double electrons)
    {
        var found = (Few with { Cfa = cfa, FwhmPixels = fwhm, Exponent = exponent, Electrons = electrons }).Run();
        Assert.InRange(found.Found, 0.9, 1);
        // 400 errors of one sample: the ratio itself is known to 0.05.
        Assert.InRange(found.Rms / found.Bound, 0.85, 1.25);
        Assert.InRange(found.Pull, 0.85, 1.15);
    }

    [Theory]
    [InlineData(null, 1.3, 5)]
    [InlineData("RGGB", 1.3, 2.5)]
    [InlineData("RGGB", 1.3, 5)]
    [InlineData(StarTrial.XTrans, 1.3, 4)]
    [InlineData("RGGB", 2.8, 2.5)]
    [InlineData(StarTrial.XTrans, 2.8, 5)]
    public void Measure_NoNoise_LeavesNoShiftWithThePhase(string? cfa, double fwhm, double exponent) =>
        Assert.InRange(Exact(new() { Cfa = cfa, FwhmPixels = fwhm, Exponent = exponent }).Largest, 0, 0.005);

    [Theory]
    [InlineData("RGGB", 2, 0.8)]
    [InlineData(null, 2.8, 0.3)]
    [InlineData("RGGB", 2.8, 0.6)]
    [InlineData(StarTrial.XTrans, 2.8, 0.8)]
    [InlineData("RGGB", 6, 0.5)]
    public void Measure_Elongated_TellsTheEccentricityAndStaysInPlace(string? cfa, double fwhm, double eccentricity)
    {
        foreach (double radians in (double[])[0, 0.5, -1.2])
        {
            var found = Exact(new()
            {
                Cfa = cfa,
                FwhmPixels = fwhm,
                Exponent = 3.5,
                Eccentricity = eccentricity,
                Radians = radians,
            });
            Assert.Equal(1, found.Found);
            Assert.InRange(found.Largest, 0, 0.005);
            Assert.All(found.Stars, star => Assert.Equal(eccentricity, star.Found.Eccentricity, 0.05));
            Assert.All(found.Stars, star => Assert.Equal(0, Math.Sin(radians - star.Found.ElongationRadians), 0.1));
            Assert.Equal(eccentricity, found.FrameEccentricity, 0.05);
            Assert.Equal(0, Math.Sin(radians - found.FrameDirection), 0.05);
        }
    }

    [Theory]
    [InlineData(2000, 0.25)]
    [InlineData(60_000, 0.1)]
    public void Measure_RoundStars_HasNoEccentricityAsAFrame(double electrons, double most)
    {
        var found = (Few with { Cfa = "RGGB", Electrons = electrons }).Run();
        Assert.InRange(found.FrameEccentricity, 0, most);
    }

    [Theory]
    [InlineData(2.5, 1)]
    [InlineData(3, 0.3)]
    [InlineData(4, 1)]
    public void Measure_Neighbour_LeavesNoShift(double distance, double share)
    {
        var found = Exact(new() { Cfa = "RGGB", Exponent = 2.5, Neighbour = (distance, share) });
        Assert.Equal(1, found.Found);
        Assert.InRange(found.Rms, 0, 0.005);
    }

    private static StarTrialResult Exact(StarTrial trial) =>
        (trial with { Electrons = 1e5, StarsPerSide = 9, Noisy = false }).Run();
}
