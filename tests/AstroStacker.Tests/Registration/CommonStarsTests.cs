using AstroStacker.Imaging;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>How little two frames may have in common.</summary>
public sealed class CommonStarsTests
{
    private const double Width = 1500, Height = 1000;

    [Theory]
    [InlineData(5, 0)]
    [InlineData(5, 5)]
    [InlineData(6, 20)]
    [InlineData(10, 40)]
    [InlineData(20, 100)]
    public void Register_FewCommonStars_FindsTheTransform(int common, int others)
    {
        for (int seed = 0; seed < 10; seed++)
            AssertFound(Register(seed, common, others, new RegistrationLimits()), seed);
    }

    [Fact]
    public void Register_ThreeStarsOfTheSameOptics_AreFoundOrRefusedButNeverWrong()
    {
        var limits = new RegistrationLimits { SameOptics = true };
        int found = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            var result = Register(seed, 3, 0, limits);
            if (result.ReferenceToFrame is null) continue;
            found++;
            AssertFound(result, seed);
            Assert.Equal(3, result.HeldOutCount);
            Assert.Null(Register(seed, 3, 0, new RegistrationLimits()).ReferenceToFrame);
        }

        // The others have their three nearly in a line.
        Assert.InRange(found, 20, 30);
    }

    [Fact]
    public void Register_ThreeCommonStarsAmongManyOthers_IsLeftToChanceAndRefused()
    {
        for (int seed = 0; seed < 5; seed++)
            Assert.Null(Register(seed, 3, 30, new RegistrationLimits { SameOptics = true }).ReferenceToFrame);
    }

    [Theory]
    [InlineData(40, 0.5, 0.05, 1)]
    [InlineData(60, 0.7, 0.05, 1)]
    [InlineData(100, 0.8, 0.01, 1)]
    [InlineData(500, 0.8, 0.8, 1)]
    [InlineData(1000, 0.8, 0.8, 1)]
    [InlineData(2000, 0.8, 0.8, 1)]
    [InlineData(40, 0, 0, 2)]
    [InlineData(40, 0, 0, 0.5)]
    [InlineData(1000, 0, 0, 2)]
    [InlineData(1000, 0, 0, 0.5)]
    public void Register_DriftsAndFocalLengths_FindTheTransform(int count, double driftX, double driftY, double scale)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            var move = Transform.Shift(driftX * Width, driftY * Height);
            var truth = scale == 1 ? move : Transform.Rotation(0.7 * seed, 750, 500, scale).Then(move);
            AssertSeen(seed, count, truth);
        }
    }

    [Theory]
    [InlineData(300)]
    [InlineData(12_000)]
    public void Register_TiltedCamera_FindsThePerspective(int count)
    {
        var truth = Transform.Rotation(1.2 * Math.PI / 180, 700, 500)
            .Then(new Transform([1, 0, 20, 0, 1, -10, 0.02 / Width, 0.01 / Width, 1]));
        Assert.Equal("homography", AssertSeen(1, count, truth).Model);
    }

    private static RegistrationResult AssertSeen(int seed, int count, Transform truth)
    {
        var sky = StarLists.Field(seed, 9 * count, 3 * Width, 3 * Height, -Width, -Height);
        var reference = StarLists.See(sky, Transform.Identity, Width, Height, seed + 1);
        var result = StarRegistration.Register(
            reference, StarLists.See(sky, truth, Width, Height, seed + 2), new RegistrationLimits());
        Assert.True(result.ReferenceToFrame is not null, $"{seed}: {result.Refusal}");
        foreach (var (r, _) in result.Pairs)
        {
            var (u, v) = truth.Map(reference[r].X, reference[r].Y);
            var (s, t) = result.ReferenceToFrame.Map(reference[r].X, reference[r].Y);
            Assert.InRange(Math.Max(Math.Abs(u - s), Math.Abs(v - t)), 0, 0.3);
        }

        return result;
    }

    private static RegistrationResult Register(int seed, int common, int others, RegistrationLimits limits)
    {
        var shared = StarLists.Field(seed, common, Width, Height);
        var random = new Random(seed);
        var seen = shared.ConvertAll(star => StarLists.Moved(star, Truth(seed)) is var moved
            ? moved with { X = moved.X + 0.05 * StarLists.Normal(random), Y = moved.Y + 0.05 * StarLists.Normal(random) }
            : moved);
        return StarRegistration.Register(
            StarLists.Sorted([.. shared, .. StarLists.Field(seed + 100, others, Width, Height)]),
            StarLists.Sorted([.. seen, .. StarLists.Field(seed + 200, others, Width, Height)]), limits);
    }

    private static void AssertFound(RegistrationResult result, int seed)
    {
        Assert.True(result.ReferenceToFrame is not null, $"{seed}: {result.Refusal}");
        Assert.InRange(StarLists.GridRms(result.ReferenceToFrame, Truth(seed), Width, Height), 0, 0.7);
    }

    private static Transform Truth(int seed) => Transform.Rotation(0.3 + seed, 750, 500);
}
