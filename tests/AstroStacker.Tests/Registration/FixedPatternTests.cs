using AstroStacker.Imaging;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>Hot pixels lie at the same places of both frames; the sky moved.</summary>
public sealed class FixedPatternTests
{
    private const double Width = 1500, Height = 1000;

    private static readonly Transform Dither = Transform.Shift(5.3, -3.8);

    [Theory]
    [InlineData(5, 0.85)]
    [InlineData(200, 0.85)]
    [InlineData(200, 1.2)]
    [InlineData(5, 2)]
    [InlineData(1500, 2)]
    public void Register_HotPixelsAlone_IsRefusedAsSuch(int count, double fwhm)
    {
        var result = StarRegistration.Register(
            HotPixels(1, count, fwhm, 1), HotPixels(1, count, fwhm, 2), new RegistrationLimits());
        Assert.Null(result.ReferenceToFrame);
        Assert.Contains("look like hot pixels", result.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 0.85)]
    [InlineData(200, 0.85)]
    [InlineData(200, 1.2)]
    [InlineData(200, 2)]
    public void Register_MoreHotPixelsThanStars_FollowsTheStars(int count, double fwhm)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var sky = StarLists.Field(seed, 40, Width, Height);
            var result = StarRegistration.Register(
                StarLists.Sorted([.. sky, .. HotPixels(seed, count, fwhm, 1)]),
                StarLists.Sorted(
                    [.. StarLists.See(sky, Dither, Width, Height, seed), .. HotPixels(seed, count, fwhm, 2)]),
                new RegistrationLimits());
            AssertDither(result);
        }
    }

    /// <summary>Lamps, dust, ghosts: as wide as stars and anywhere in their pixels, yet the sky moved.</summary>
    [Fact]
    public void Register_ThingsThatStoodStillBesideMovedStars_FollowsTheStars()
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var sky = StarLists.Field(seed, 60, Width, Height);
            var still = StarLists.Field(seed + 50, 25, Width, Height);
            var result = StarRegistration.Register(
                StarLists.Sorted([.. sky, .. still]),
                StarLists.Sorted([.. StarLists.See(sky, Dither, Width, Height, seed), .. still]),
                new RegistrationLimits());
            AssertDither(result);
        }
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(2.8)]
    public void Register_NightThatDidNotMove_KeepsItsStars(double fwhm)
    {
        var sky = StarLists.Field(3, 300, Width, Height).ConvertAll(star => star with { FwhmPixels = (float)fwhm });
        var result = StarRegistration.Register(
            sky, StarLists.See(sky, Transform.Identity, Width, Height, 2), new RegistrationLimits());
        Assert.InRange(result.PairCount, 270, 300);
    }

    private static void AssertDither(RegistrationResult result)
    {
        Assert.True(result.ReferenceToFrame is not null, result.Refusal);
        Assert.InRange(StarLists.GridRms(result.ReferenceToFrame, Dither, Width, Height), 0, 0.1);
    }

    private static List<Star> HotPixels(int seed, int count, double fwhm, int noiseSeed)
    {
        var random = new Random(noiseSeed);
        return StarLists.Sorted([.. StarLists.Field(seed + 300, count, Width, Height).Select(star => star with
        {
            X = Math.Round(star.X) + 0.03 * StarLists.Normal(random),
            Y = Math.Round(star.Y) + 0.03 * StarLists.Normal(random),
            FwhmPixels = (float)fwhm,
        })]);
    }
}
