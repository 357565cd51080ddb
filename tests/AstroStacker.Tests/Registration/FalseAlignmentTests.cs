using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Simulation;
using AstroStacker.Stars;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>Frames that have nothing in common but the sensor, through the real survey: all must be refused.</summary>
public sealed class FalseAlignmentTests
{
    private static readonly NightOptions s_night = new()
    {
        WidthPixels = 900,
        HeightPixels = 600,
        LightCount = 2,
        StarCount = 300,
        Format = NightFormat.Fits,
    };

    [Theory]
    [InlineData(300)]
    [InlineData(12)]
    public void UnrelatedFields_EveryPair_IsRefused(int stars)
    {
        const int fields = 6;
        var surveys = Enumerable.Range(500, fields)
            .Select(seed => Stars(s_night with { Seed = (ulong)seed, StarCount = stars })).ToList();
        Assert.All(surveys, found => Assert.True(found.Count > stars / 3, $"{found.Count} stars"));
        foreach (var reference in surveys)
        {
            var prepared = new ReferenceStars(reference);
            foreach (var frame in surveys.Where(frame => frame != reference)) AssertRefused(prepared, frame);
        }
    }

    [Fact]
    public void NoiseAlone_OnBoth_IsRefused() => AssertRefused(
        Stars(s_night with { StarCount = 0, NebulaElectrons = 0, HotPixelShare = 0, CosmicRaysPerFrame = 0 }),
        Stars(s_night with { StarCount = 0, NebulaElectrons = 0, HotPixelShare = 0, CosmicRaysPerFrame = 0 }, 1));

    // The same pixels of the same sensor are hot on both, which fits the identity perfectly.
    [Theory]
    [InlineData(1e-3, 60)]
    [InlineData(1e-3, 600)]
    [InlineData(1e-2, 60)]
    public void HotPixelsAlone_OnBoth_AreRefused(double share, double electronsPerSecond)
    {
        var hot = s_night with { StarCount = 0, NebulaElectrons = 0, HotPixelShare = share, HotElectronsPerSecond = electronsPerSecond };
        AssertRefused(Stars(hot), Stars(hot, 1));
    }

    [Fact]
    public void WarmPixelsAndGlowAlone_OnBoth_AreRefused()
    {
        var warm = s_night with { StarCount = 0, NebulaElectrons = 0, WarmPixelShare = 0.03, AmpGlowElectronsPerSecond = 40 };
        AssertRefused(Stars(warm), Stars(warm, 1));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(1500)]
    public void Frame_AndItselfWithoutItsStars_IsRefused(double nebulaElectrons)
    {
        var night = s_night with { NebulaElectrons = nebulaElectrons, HotPixelShare = 1e-3, WarmPixelShare = 0.01 };
        var (with, without) = (Stars(night), Stars(night with { StarCount = 0 }));
        Assert.True(with.Count > 60, $"{with.Count} stars");
        AssertRefused(with, without);
        AssertRefused(without, with);
    }

    private static void AssertRefused(IReadOnlyList<Star> reference, IReadOnlyList<Star> frame) =>
        AssertRefused(new ReferenceStars(reference), frame);

    private static void AssertRefused(ReferenceStars reference, IReadOnlyList<Star> frame)
    {
        var result = StarRegistration.Register(reference, frame, new RegistrationLimits());
        Assert.True(result.ReferenceToFrame is null, $"{result.PairCount} pairs give {result.ReferenceToFrame}");
        Assert.NotNull(result.Refusal);
    }

    private static IReadOnlyList<Star> Stars(NightOptions night, int light = 0)
    {
        var frame = new FrameInMemory(new NightRenderer(night).Render(FrameKind.Light, light));
        return StarSurvey.Measure(frame, new StarOptions(), CancellationToken.None).Stars;
    }
}
