using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Simulation;
using AstroStacker.Stars;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>A rendered night of a 14 mm lens with 4 % of barrel, untracked for five minutes: survey, lens, transforms.</summary>
public sealed class WideNightTests(ITestOutputHelper output)
{
    private static readonly NightOptions s_night = new()
    {
        Format = NightFormat.FitsMono,
        WidthPixels = 1200,
        HeightPixels = 800,
        LightCount = 6,
        StarCount = 900,
        SkyTurnDegrees = 0.25,
        Barrel = 0.04,
        DitherPixels = 0,
        RotationDegrees = 0,
        NebulaElectrons = 0,
        CosmicRaysPerFrame = 0,
        HotPixelShare = 0,
    };

    [Fact]
    public void UntrackedNight_OfAWideLens_IsRegisteredIntoTheCorners()
    {
        var stop = TestContext.Current.CancellationToken;
        var renderer = new NightRenderer(s_night);
        var lists = new IReadOnlyList<Star>[s_night.LightCount];
        for (int i = 0; i < lists.Length; i++)
        {
            var frame = new FrameInMemory(renderer.Render(FrameKind.Light, i, stop));
            lists[i] = StarSurvey.Measure(frame, new StarOptions(), stop).Stars;
        }

        var lens = new LensCalibration(s_night.VisibleArea, lists[0], [.. lists.Skip(1)], new RegistrationLimits())
            .Find(isForced: false, stop);
        Assert.NotNull(lens);
        var registration = new LensRegistration(lens, lists[0]);
        for (int i = 1; i < lists.Length; i++)
        {
            var result = registration.Register(lists[i], new RegistrationLimits());
            Assert.True(result.ReferenceToFrame is not null, result.Refusal);
            var truth = renderer.Truth.Between(0, i);
            double rms = StarLists.GridRms(result.ReferenceToFrame, truth, s_night.WidthPixels - 1, s_night.HeightPixels - 1);
            double corner = Corners().Max(place => Distance(result.ReferenceToFrame, truth, place.X, place.Y));
            output.WriteLine($"light {i}: {result.PairCount} pairs, {rms:0.0000} px rms, corners {corner:0.000} px");
            Assert.InRange(rms, 0, 0.03);
            Assert.InRange(corner, 0, 0.1);
        }
    }

    private static IEnumerable<(int X, int Y)> Corners() =>
        from x in (int[])[0, s_night.WidthPixels - 1] from y in (int[])[0, s_night.HeightPixels - 1] select (x, y);

    private static double Distance(Transform a, Transform b, double x, double y)
    {
        var ((u, v), (s, t)) = (a.Map(x, y), b.Map(x, y));
        return Math.Sqrt((u - s) * (u - s) + (v - t) * (v - t));
    }
}
