using AstroStacker.Imaging;
using AstroStacker.Registration;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Registration;

public sealed class TransformFitTests
{
    private const double Width = 3000, Height = 2000;

    [Fact]
    public void Solve_ExactSimilarity_IsRecoveredByEveryModel() =>
        Gen.Select(Gen.Double[-4, 4], Gen.Double[0.5, 2], Gen.Double[-500, 500], Gen.Int[0, 1000]).Sample(
            (angle, scale, shift, seed) =>
        {
            var truth = Transform.Rotation(angle, 1000, 700, scale).Then(Transform.Shift(shift, -shift / 2));
            var pairs = Pairs(truth, seed, 20);
            return Enum.GetValues<TransformModel>().Skip(1).All(model =>
                StarLists.GridRms(TransformFit.Solve(pairs, model)!, truth, Width, Height) < 1e-6);
        });

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void Solve_ExactPerspective_IsRecoveredByTheHomography(double perspective)
    {
        var truth = new Transform([0.9, -0.3, 40, 0.28, 1.1, -20, perspective / Width, -perspective / Width, 1]);
        var fit = TransformFit.Solve(Pairs(truth, 1, 12), TransformModel.Homography);
        Assert.InRange(StarLists.GridRms(fit!, truth, Width, Height), 0, 1e-6);
    }

    [Fact]
    public void Solve_OnePairFarLessCertain_HardlyFollowsIt()
    {
        var pairs = Pairs(Transform.Identity, 2, 10);
        pairs[3] = pairs[3] with { U = pairs[3].U + 10, Variance = 1e6 };
        var fit = TransformFit.Solve(pairs, TransformModel.Similarity);
        Assert.InRange(StarLists.GridRms(fit!, Transform.Identity, Width, Height), 0, 1e-3);
    }

    [Theory]
    [InlineData(TransformModel.Similarity, 1)]
    [InlineData(TransformModel.Affine, 2)]
    [InlineData(TransformModel.Homography, 3)]
    public void Solve_TooFewPairs_IsNull(object model, int count) =>
        Assert.Null(TransformFit.Solve(Pairs(Transform.Identity, 3, count), (TransformModel)model));

    [Fact]
    public void Solve_AllPairsInOnePlace_IsNull() => Assert.Null(
        TransformFit.Solve([.. Enumerable.Repeat(new PointPair(5, 5, 7, 7, 1), 6)], TransformModel.Similarity));

    [Fact]
    public void Best_NoisySimilarity_MostlyChoosesTheSimilarity()
    {
        var truth = Transform.Rotation(0.2, 1000, 700);
        int chosen = Enumerable.Range(0, 40).Count(seed =>
            ModelChoice.Best(Pairs(truth, seed, 60, 0.05), Width, Height)!.Value.Model == TransformModel.Similarity);
        Assert.InRange(chosen, 30, 40);
    }

    [Fact]
    public void Best_PerspectiveAboveTheNoise_ChoosesTheHomography()
    {
        var truth = new Transform([1, 0, 4, 0, 1, -7, 0.002 / Width, 0.001 / Width, 1]);
        Assert.Equal(
            TransformModel.Homography, ModelChoice.Best(Pairs(truth, 4, 60, 0.05), Width, Height)!.Value.Model);
    }

    [Fact]
    public void Best_PairsInOneCorner_TakesNoRicherModelThanTheSimilarity()
    {
        var truth = new Transform([1, 0.0005, 4, 0, 1.0004, -7, 0.0005 / Width, 0, 1]);
        var corner = Pairs(truth, 5, 400, 0.02).Where(pair => pair.X < 400 && pair.Y < 400).ToArray();
        var fit = ModelChoice.Best(corner, new Region(0, 0, Width, Height))!;
        Assert.InRange(fit.Model, TransformModel.Shift, TransformModel.Similarity);
    }

    [Fact]
    public void Best_PairsInOneHalf_StaysInTheCornersAsGoodAsTheSimilarity()
    {
        var region = new Region(0, 0, Width, Height);
        double own = 0, similarity = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            var truth = Transform.Rotation(0.002 * seed, 1000, 700);
            var half = Pairs(truth, seed, 150, 0.05).Where(pair => pair.X < Width / 2).ToArray();
            own += CornerSquare(ModelChoice.Best(half, region)!.Transform, truth);
            similarity += CornerSquare(TransformFit.Solve(half, TransformModel.Similarity)!, truth);
        }

        Assert.InRange(Math.Sqrt(own / similarity), 0, 1.5);
    }

    [Theory]
    [InlineData(TransformModel.Shift)]
    [InlineData(TransformModel.Similarity)]
    [InlineData(TransformModel.Affine)]
    [InlineData(TransformModel.Homography)]
    public void ErrorOver_ManyFits_IsTheirErrorAgainstTheTruth(object model)
    {
        var region = new Region(0, 0, Width, Height);
        double seen = 0, predicted = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var pairs = Pairs(Transform.Identity, seed, 60, 0.01).ToArray();
            var fit = TransformFit.Fit(pairs, (TransformModel)model)!;
            seen += Math.Pow(StarLists.GridRms(fit.Transform, Transform.Identity, Width, Height), 2);
            predicted += Math.Pow(fit.ErrorOver(region), 2);
        }

        Assert.Equal(1, Math.Sqrt(seen / predicted), 0.15);
    }

    [Fact]
    public void ScatterFloor_ScatterBeyondTheErrors_IsTheScatter()
    {
        var pairs = Pairs(Transform.Identity, 6, 2000, 0.2);
        double floor = ScatterFloor.Pixels(Transform.Identity, TransformFit.SpanOf(pairs));
        Assert.Equal(Math.Sqrt(0.2 * 0.2 - 1e-4), floor, 0.015);
    }

    private static double CornerSquare(Transform fit, Transform truth)
    {
        double sum = 0;
        foreach (var (x, y) in ((double, double)[])[(0, 0), (Width, 0), (0, Height), (Width, Height)])
        {
            var (u, v) = fit.Map(x, y);
            var (s, t) = truth.Map(x, y);
            sum += (u - s) * (u - s) + (v - t) * (v - t);
        }

        return sum;
    }

    private static List<PointPair> Pairs(Transform truth, int seed, int count, double error = 0)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(
            2 * Math.PI * random.NextDouble());
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double x = random.NextDouble() * Width, y = random.NextDouble() * Height;
            var (u, v) = truth.Map(x, y);
            return new PointPair(x, y, u + error * Normal(), v + error * Normal(), 1e-4);
        })];
    }
}
