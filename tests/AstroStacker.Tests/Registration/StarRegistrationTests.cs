using AstroStacker.Imaging;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

public sealed class StarRegistrationTests
{
    private const double Width = 1500, Height = 1000;

    private static readonly List<Star> Sky = StarLists.Field(3, 900, 3 * Width, 3 * Height, -Width, -Height);

    private static readonly List<Star> Base = StarLists.See(Sky, Transform.Identity, Width, Height, 1);

    public static TheoryData<string, double[]> Moves => new()
    {
        { "nothing", [1, 0, 0, 0, 1, 0, 0, 0, 1] },
        { "a shift", [1, 0, 83.4, 0, 1, -41.7, 0, 0, 1] },
        { "a meridian flip", [.. Transform.Rotation(Math.PI, 752, 497).Matrix] },
        { "121 degrees", [.. Transform.Rotation(-2.112, 740, 510).Matrix] },
        { "a drift of 80 %", [1, 0, 0.8 * Width, 0, 1, 12, 0, 0, 1] },
        { "another focal length", [.. Transform.Rotation(0.4, 750, 500, 1.7).Matrix] },
        { "shear by refraction", [1.001, 0.0008, 20, 0, 0.999, -10, 0, 0, 1] },
        { "perspective", [1, 0, 20, 0, 1, -10, 0.02 / Width, 0.01 / Width, 1] },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void Register_MovedField_FindsTheTransform(string move, double[] matrix)
    {
        var truth = new Transform(matrix);
        var result = StarRegistration.Register(
            Base, StarLists.See(Sky, truth, Width, Height, 2, transparency: 0.7), new RegistrationLimits());
        Assert.True(result.ReferenceToFrame is not null, $"{move}: {result.Refusal}");
        // Errors of 0.05 pixels, 20 to 100 pairs, and a drift leaves the stars in a fifth of the frame.
        Assert.InRange(StarLists.GridRms(result.ReferenceToFrame, truth, Width, Height), 0, 0.15);
        Assert.Equal(0.7, result.FluxRatio!.Value, 0.02);
        Assert.InRange(result.HeldOutCount, result.PairCount / 3, result.PairCount / 3);
        Assert.InRange(result.HeldOutRmsPixels, 0.05, 0.2);
        Assert.Null(result.Refusal);
    }

    [Fact]
    public void Register_MirroredPicture_IsRefusedAsSuch()
    {
        var mirror = new Transform([-1, 0, Width - 1, 0, 1, 0, 0, 0, 1]).Then(Transform.Rotation(0.5, 700, 500));
        var result = StarRegistration.Register(
            Base, StarLists.See(Sky, mirror, Width, Height, 2), new RegistrationLimits());
        Assert.Null(result.ReferenceToFrame);
        Assert.StartsWith("the picture is mirrored", result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Register_FewStars_SaysHowMany()
    {
        var result = StarRegistration.Register(Base, Base[..4], new RegistrationLimits());
        Assert.Equal("only 4 stars were found, 5 are needed", result.Refusal);
        Assert.Equal(
            "the reference has only 0 stars, 5 are needed",
            StarRegistration.Register([], Base, new RegistrationLimits()).Refusal);
    }

    [Fact]
    public void Register_ScaleBeyondTheLimits_IsRefused()
    {
        var frame = StarLists.See(Sky, Transform.Rotation(0.1, 750, 500, 1.4), Width, Height, 2);
        Assert.Null(
            StarRegistration.Register(Base, frame, new RegistrationLimits { MostScale = 1.2 }).ReferenceToFrame);
    }

    [Fact]
    public void Register_StarsAllMovedAtRandom_IsRefusedWithTheResidual()
    {
        var frame = StarLists.See(Sky, Transform.Identity, Width, Height, 2, error: 1.5);
        var result = StarRegistration.Register(Base, frame, new RegistrationLimits());
        Assert.Null(result.ReferenceToFrame);
        Assert.NotNull(result.Refusal);
    }

    [Fact]
    public void Register_TwiceTheSame_GivesTheSameBits()
    {
        var frame = StarLists.See(Sky, Transform.Rotation(1, 700, 400), Width, Height, 2);
        var first = StarRegistration.Register(Base, frame, new RegistrationLimits());
        var second = StarRegistration.Register(new ReferenceStars(Base), frame, new RegistrationLimits());
        Assert.Equal(first.Pairs, second.Pairs);
        Assert.Equal(first.PairCount, first.Pairs.Count);
        Assert.Equal(first with { Pairs = [] }, second with { Pairs = [] });
    }
}
