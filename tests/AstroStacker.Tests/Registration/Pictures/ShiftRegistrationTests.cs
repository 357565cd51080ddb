using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Registration;
using AstroStacker.Registration.Pictures;
using Xunit;

namespace AstroStacker.Tests.Registration.Pictures;

public sealed class ShiftRegistrationTests
{
    private static readonly DiscScene s_moon = new() { Width = 480, Height = 360, Radius = 100, Centre = (230.3, 170.6) };

    private static readonly DiscView s_still = new(0, 0, 1.5, 1) { HotPixels = 170 };

    public static TheoryData<string> Scenes => [.. s_scenes.Keys];

    private static readonly Dictionary<string, DiscScene> s_scenes = new()
    {
        ["full Moon"] = s_moon,
        ["half Moon"] = s_moon with { Terminator = 0 },
        ["crescent"] = s_moon with { Terminator = 0.7 },
        ["Sun with spots"] = s_moon with { LimbDarkening = 0.6, Patches = 6, PatchDepth = 0.8 },
        ["Sun without spots"] = s_moon with { LimbDarkening = 0.6, Patches = 0 },
        ["planet"] = s_moon with { Radius = 20, Patches = 10, PatchDepth = 0.2 },
        ["faint planet"] = s_moon with { Radius = 20, Patches = 10, PatchDepth = 0.2, FullWell = 1000 },
        ["Moon cut by the edge"] = s_moon with { Centre = (60, 80) },
    };

    /// <summary>Worse seeing, less light, more haze from frame to frame; hot pixels stay where they are.</summary>
    [Theory]
    [MemberData(nameof(Scenes))]
    public void Register_MovingDisc_IsRightToATwentiethOfAPixel(string name)
    {
        var scene = s_scenes[name];
        var reference = Reference(scene, s_still);
        var random = new SeededRandom(4);
        double sum = 0;
        for (int i = 0; i < 6; i++)
        {
            double dx = random.NextDouble(-60, 60), dy = random.NextDouble(-40, 40);
            var view = new DiscView(dx, dy, 1.2 + 0.35 * i, (ulong)i + 10)
            {
                HotPixels = 170,
                Transparency = 1 - 0.12 * i,
                Haze = 0.01 * i,
            };
            var (x, y) = Shift(Register(reference, scene, view));
            sum += (x - dx) * (x - dx) + (y - dy) * (y - dy);
        }

        Assert.InRange(Math.Sqrt(sum / 12), 0, 0.05);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void Register_BinnedBayerFrame_IsPreciseInSensorPixels(double radius)
    {
        var scene = s_moon with { Radius = radius };
        ShiftPicture See(DiscView view)
        {
            var frame = scene.Frame(view, new CfaPattern("RGGB"));
            var picture = FeaturePicture.Of(frame, CancellationToken.None, 20_000);
            return new ShiftPicture(frame, picture, CancellationToken.None);
        }

        var reference = See(s_still);
        Assert.Equal((4, 2), (reference.Picture.Bin, reference.FinestBin));
        var view = new DiscView(31.37, -22.71, 2, 2) { HotPixels = 170 };
        var result = ShiftRegistration.Register(new ShiftReference(reference), See(view), new RegistrationLimits());
        var (x, y) = Shift(result);
        Assert.Equal("shift", result.Model);
        Assert.Equal(31.37, x, 0.05);
        Assert.Equal(-22.71, y, 0.05);
    }

    [Fact]
    public void Register_DiscThatLeavesTheFrame_IsFoundOnEitherSide()
    {
        foreach (double dx in (double[])[-215.25, 225.25])
        {
            var (x, y) = Shift(Register(Reference(s_moon, s_still), s_moon, new DiscView(dx, 60.5, 1.8, 2)));
            Assert.Equal(dx, x, 0.1);
            Assert.Equal(60.5, y, 0.1);
        }
    }

    [Theory]
    [InlineData(12.4, 7.7)]
    [InlineData(0.7, -0.4)]
    public void Register_StrongFixedPattern_FollowsTheDisc(double dx, double dy)
    {
        float[] pattern = Noise(11);
        float[] See(DiscView view)
        {
            var samples = (s_moon with { Brightness = 0.1 }).Samples(view);
            for (int i = 0; i < samples.Length; i++) samples[i] += 0.001f * (i % 480 % 7) + 0.0002f * (i / 480) + 0.1f * pattern[i];
            return samples;
        }

        var view = s_still with { HotPixels = 1700 };
        var reference = new ShiftReference(new ShiftPicture(new FeaturePicture(See(view), 480)));
        var moved = new FeaturePicture(See(view with { ShiftX = dx, ShiftY = dy, NoiseSeed = 2 }), 480);
        var (x, y) = Shift(ShiftRegistration.Register(reference, new ShiftPicture(moved), new RegistrationLimits()));
        Assert.Equal(dx, x, 0.1);
        Assert.Equal(dy, y, 0.1);
    }

    [Fact]
    public void Register_SceneWithoutADisc_UsesTheWholePicture()
    {
        var wide = Texture(1, 520, 400);
        FeaturePicture Part(int x, int y) => new(ShiftTile.Cut(wide, 520, new PixelRectangle(x, y, 480, 360)), 480);
        var reference = new ShiftReference(new ShiftPicture(Part(20, 20)));
        Assert.Null(reference.Disc);
        var (x, y) = Shift(ShiftRegistration.Register(reference, new ShiftPicture(Part(3, 29)), new RegistrationLimits()));
        Assert.Equal(17, x, 0.02);
        Assert.Equal(-9, y, 0.02);
    }

    [Theory]
    [InlineData(0.035, "halves ask for shifts")]
    [InlineData(0.2, "")]
    [InlineData(1, "details correlate by")]
    public void Register_TurnedMoon_IsRefused(double radians, string reason)
    {
        var result = Register(Reference(s_moon, s_still), s_moon, new DiscView(20, 30, 1.8, 2) { Turn = radians });
        AssertRefused(result);
        Assert.Contains(reason, result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Register_TurnedMoon_IsAlignedByFeaturesInstead()
    {
        var scene = s_moon with { Radius = 160, PatchDepth = 0.6 };
        FeatureSet Detect(DiscView view) => FeatureRegistration.Detect(scene.Picture(view), new FeatureOptions());
        var result = FeatureRegistration.Match(
            Detect(s_still), Detect(new DiscView(5, 3, 1.6, 2) { Turn = 0.1 }), new RegistrationLimits());
        Assert.True(result.ReferenceToFrame is not null, result.Refusal);
        var (x, y) = result.ReferenceToFrame.Map(scene.Centre.X, scene.Centre.Y);
        Assert.Equal(scene.Centre.X + 5, x, 0.6);
        Assert.Equal(scene.Centre.Y + 3, y, 0.6);
    }

    /// <summary>All pairs of pictures of which no two show the same, hot pixels at the same places on most.</summary>
    [Fact]
    public void Register_UnrelatedPictures_AreAllRefused()
    {
        var dark = s_moon with { Brightness = 0 };
        FeaturePicture[] pictures =
        [
            s_moon.Picture(s_still),
            (s_moon with { Seed = 77 }).Picture(s_still with { ShiftX = 20, NoiseSeed = 2 }),
            (s_moon with { Terminator = 0, Seed = 79 }).Picture(s_still with { ShiftY = 9, NoiseSeed = 4 }),
            (s_moon with { LimbDarkening = 0.6, Patches = 6, PatchDepth = 0.8 }).Picture(s_still with { NoiseSeed = 5 }),
            (s_moon with { Radius = 20, Patches = 10 }).Picture(s_still with { NoiseSeed = 6 }),
            dark.Picture(s_still with { NoiseSeed = 7 }),
            dark.Picture(s_still with { NoiseSeed = 8 }),
            new(Texture(2, 480, 360), 480),
            new(Texture(3, 480, 360), 480),
            new(Noise(4), 480),
        ];
        foreach (var one in pictures)
        {
            var reference = new ShiftReference(new ShiftPicture(one));
            foreach (var other in pictures.Where(other => other != one))
                AssertRefused(ShiftRegistration.Register(reference, new ShiftPicture(other), new RegistrationLimits()));
        }
    }

    [Fact]
    public void Register_BlankOrOtherSizedPicture_IsRefused()
    {
        var reference = Reference(s_moon, s_still);
        AssertRefused(ShiftRegistration.Register(
            reference, new ShiftPicture(new FeaturePicture(new float[480 * 360], 480)), new RegistrationLimits()));
        var small = new ShiftPicture(new FeaturePicture(new float[48 * 36], 48));
        Assert.Equal(
            "its picture of 48 x 36 can't be shifted onto one of 480 x 360",
            ShiftRegistration.Register(reference, small, new RegistrationLimits()).Refusal);
    }

    [Fact]
    public void Register_Twice_GivesTheSameBits()
    {
        RegistrationResult Once() => Register(Reference(s_moon, s_still), s_moon, new DiscView(10.2, 5.4, 2, 2));
        Assert.Equal(Once(), Once());
    }

    private static ShiftReference Reference(DiscScene scene, DiscView view) => new(new ShiftPicture(scene.Picture(view)));

    private static RegistrationResult Register(ShiftReference reference, DiscScene scene, DiscView view) =>
        ShiftRegistration.Register(reference, new ShiftPicture(scene.Picture(view)), new RegistrationLimits());

    private static (double X, double Y) Shift(RegistrationResult result)
    {
        Assert.True(result.ReferenceToFrame is not null, result.Refusal);
        return result.ReferenceToFrame.Map(0, 0);
    }

    private static void AssertRefused(RegistrationResult result)
    {
        Assert.Null(result.ReferenceToFrame);
        Assert.Contains(result.Refusal!, char.IsAsciiDigit);
    }

    private static float[] Noise(ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, 480 * 360).Select(_ => (float)(0.1 + 0.01 * random.NextNormal()))];
    }

    /// <summary>Soft blobs all over: a scene without a disc.</summary>
    private static float[] Texture(ulong seed, int width, int height)
    {
        var random = new SeededRandom(seed);
        var scene = new float[width * height];
        for (int blob = 0; blob < 400; blob++)
        {
            double u = random.NextDouble(0, width), v = random.NextDouble(0, height);
            double size = random.NextDouble(2, 7), top = random.NextDouble(0.02, 0.2);
            for (int y = Math.Max(0, (int)(v - 4 * size)); y < Math.Min(height, v + 4 * size); y++)
                for (int x = Math.Max(0, (int)(u - 4 * size)); x < Math.Min(width, u + 4 * size); x++)
                    scene[y * width + x] += (float)(top * Math.Exp(
                        -((x - u) * (x - u) + (y - v) * (y - v)) / (2 * size * size)));
        }

        return scene;
    }
}
