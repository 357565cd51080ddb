using AstroStacker.Imaging;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>Models, their errors, and what a result tells beside the transform.</summary>
public sealed class TransformPrecisionTests
{
    private const double Width = 1500, Height = 1000;

    /// <summary>Bright stars are known to 0.01 pixels, faint ones to 0.4, and the air adds some.</summary>
    [Theory]
    [InlineData(40, 0)]
    [InlineData(300, 0)]
    [InlineData(300, 0.05)]
    [InlineData(1500, 0.02)]
    public void Register_StarsOfUnlikeErrors_IsAsRightAsTheyAllow(int count, double air)
    {
        double seen = 0, predicted = 0;
        for (int seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var truth = Transform.Rotation(0.01 * seed, 700, 500).Then(Transform.Shift(13.3, -8.2));
            var sky = StarLists.Field(seed, count, Width, Height)
                .ConvertAll(star => star with { PositionErrorPixels = (float)Math.Max(0.01, 0.4 / (1 + star.Flux)) });
            var frame = sky.ConvertAll(star => Shaken(StarLists.Moved(star, truth), air, random));
            var reference = sky.ConvertAll(star => Shaken(star, 0, random));
            var result = StarRegistration.Register(reference, frame, new RegistrationLimits());
            seen += Math.Pow(StarLists.GridRms(result.ReferenceToFrame!, truth, Width, Height), 2);
            predicted += Math.Pow(Bound(reference, air), 2);
        }

        Assert.InRange(Math.Sqrt(seen / predicted), 0.6, 1.3);
    }

    [Theory]
    [InlineData(TransformModel.Shift)]
    [InlineData(TransformModel.Similarity)]
    [InlineData(TransformModel.Affine)]
    [InlineData(TransformModel.Homography)]
    public void Register_ModelAskedFor_IsTheOneThatIsFitted(TransformModel model)
    {
        var sky = StarLists.Field(1, 200, Width, Height);
        var truth = Transform.Shift(12.25, -7.5);
        var result = StarRegistration.Register(
            sky, StarLists.See(sky, truth, Width, Height, 2), new RegistrationLimits { Model = model });
        Assert.Equal(model.ToString().ToLowerInvariant(), result.Model);
        Assert.InRange(StarLists.GridRms(result.ReferenceToFrame!, truth, Width, Height), 0, 0.05);
        Assert.Equal(model is not TransformModel.Homography, result.ReferenceToFrame!.IsAffine);
    }

    [Fact]
    public void Register_ShiftAskedForAndFieldTurned_IsRefusedWithTheResidual()
    {
        var sky = StarLists.Field(1, 200, Width, Height);
        var result = StarRegistration.Register(
            sky, StarLists.See(sky, Transform.Rotation(0.02, 750, 500), Width, Height, 2),
            new RegistrationLimits { Model = TransformModel.Shift });
        Assert.Null(result.ReferenceToFrame);
        Assert.Contains("held-out stars", result.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, TransformModel.Homography)]
    [InlineData(3, TransformModel.Affine)]
    public void Register_TooFewPairsForTheModelAskedFor_SaysSo(int stars, TransformModel model)
    {
        var sky = StarLists.Field(2, stars, Width, Height);
        var result = StarRegistration.Register(
            sky, StarLists.See(sky, Transform.Shift(3.3, 2.2), Width, Height, 2),
            new RegistrationLimits { Model = model, SameOptics = true });
        Assert.Equal(
            $"its {stars} star pairs don't determine a transform of the model {model.ToString().ToLowerInvariant()}",
            result.Refusal);
    }

    [Theory]
    [InlineData(TransformModel.Affine)]
    [InlineData(TransformModel.Homography)]
    public void Register_PairsInOnePlaceForTheModelAskedFor_SaysHowUncertainItIs(TransformModel model)
    {
        var sky = StarLists.Field(6, 8, 150, 100, 1300, 850);
        sky.AddRange(StarLists.Field(7, 12, Width, Height).Where(star => star.X < 700).Select(star => star with { Flux = 0.1f }));
        var frame = StarLists.See(sky.Take(8), Transform.Shift(-3.3, 2.2), Width, Height, 2);
        frame.AddRange(StarLists.Field(8, 12, Width, Height).Where(star => star.X < 700).Select(star => star with { Flux = 0.1f }));
        var result = StarRegistration.Register(sky, frame, new RegistrationLimits { Model = model });
        Assert.Matches($"its 8 star pairs leave the {model.ToString().ToLowerInvariant()} uncertain by [0-9.]+ px", result.Refusal);
        var chosen = StarRegistration.Register(sky, frame, new RegistrationLimits());
        Assert.InRange(StarLists.GridRms(chosen.ReferenceToFrame!, Transform.Shift(-3.3, 2.2), Width, Height), 0, 0.5);
    }

    [Fact]
    public void Register_CloudsOverHalfTheFrame_ExpectsTheStarsTheyHide()
    {
        var sky = StarLists.Field(4, 600, Width, Height);
        var truth = Transform.Shift(6.4, 3.3);
        var clear = StarRegistration.Register(
            sky, StarLists.See(sky, truth, Width, Height, 2, transparency: 0.6), new RegistrationLimits());
        var frame = StarLists.See(sky, truth, Width, Height, 2).Where(star => star.X > Width / 2).ToList();
        var clouded = StarRegistration.Register(sky, frame, new RegistrationLimits());
        Assert.InRange(clear.PairCount / (double)clear.ExpectedPairs, 0.95, 1);
        Assert.InRange(clouded.PairCount / (double)clouded.ExpectedPairs, 0.45, 0.6);
        Assert.InRange(StarLists.GridRms(clouded.ReferenceToFrame!, truth, Width, Height), 0, 0.03);
    }

    [Fact]
    public void Register_StarsGivenInAnyOrderOfWidth_PairsTheIndicesThatWereGiven()
    {
        // Every fifth is too narrow for a star and comes last in the search, not in the answer.
        var sky = StarLists.Field(5, 150, Width, Height)
            .Select((star, i) => star with { FwhmPixels = i % 5 == 0 ? 0.9f : 2.8f }).ToList();
        var frame = sky.ConvertAll(star => star with { X = star.X + 20.3 });
        var result = StarRegistration.Register(sky, frame, new RegistrationLimits());
        Assert.Equal(150, result.PairCount);
        Assert.All(result.Pairs, pair => Assert.Equal(pair.Reference, pair.Frame));
    }

    private static Star Shaken(Star star, double air, Random random)
    {
        double error = Math.Sqrt(star.PositionErrorPixels * star.PositionErrorPixels + air * air);
        return star with
        {
            X = star.X + error * StarLists.Normal(random),
            Y = star.Y + error * StarLists.Normal(random),
        };
    }

    /// <summary>What a similarity fitted with the true errors leaves.</summary>
    private static double Bound(List<Star> stars, double air) => TransformFit.Fit(
        [.. stars.Select(star => new PointPair(
            star.X, star.Y, star.X, star.Y,
            2 * star.PositionErrorPixels * star.PositionErrorPixels + air * air))],
        TransformModel.Similarity)!.ErrorOver(new Region(0, 0, Width, Height));
}
