using AstroStacker.Imaging;
using AstroStacker.Registration.Asterisms;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration;

/// <summary>
/// Grows a hypothesis to all stars and lets it pass only where chance, optics and the pairs left out of a fit agree.
/// </summary>
internal sealed class StarVerification(StarField reference, StarField frame, RegistrationLimits limits)
{
    /// <summary>A pair farther from its place than so many of its own errors is a blend or no pair.</summary>
    private const double ClipSigmas = 4.5;

    /// <summary>Where a fit may wander to find more pairs, the stars it rests on count at so many radii.</summary>
    private const double WanderRadii = 2;

    private readonly StarGrowth _growth = new(reference, frame);

    /// <summary>The result, with indices into the lists that were given, or the refusal.</summary>
    /// <param name="hypothesis">What to grow.</param>
    /// <param name="tried">Transforms considered so far: chance had as many tries.</param>
    public RegistrationResult Verify(in Hypothesis hypothesis, int tried)
    {
        var pairs = _growth.Grow(hypothesis);
        if (PairProblem(pairs, Math.Max(3, hypothesis.Seed.Length), tried) is { } few)
            return RegistrationResult.Refused(few, pairs.Count);
        var region = ExpectedStars.Overlap(reference, frame, _growth.Last);
        if (Fit(ref pairs, region) is not { } fit)
            return RegistrationResult.Refused(Undetermined(pairs.Count), pairs.Count);
        var bounds = reference.Bounds;
        string? problem = ErrorProblem(fit, region, pairs.Count)
            ?? Problem(fit.Transform, bounds.Left, bounds.Top, bounds.Right, bounds.Bottom, limits);
        if (problem is not null) return RegistrationResult.Refused(problem, pairs.Count);
        var heldOut = new HeldOutCheck(_growth, pairs, limits, frame.FwhmPixels);
        return heldOut.Verify(fit) is { } refusal
            ? RegistrationResult.Refused(refusal, pairs.Count)
            : Result(pairs, fit, heldOut, region);
    }

    /// <summary>Why the pairs may be chance, or null.</summary>
    private string? PairProblem(List<(int Reference, int Frame)> pairs, int seed, int tried)
    {
        int least = limits.FewestPairs;
        if (pairs.Count < least) return $"only {pairs.Count} stars fit the reference, {least} are needed";
        int expected = Math.Max(pairs.Count, ExpectedStars.OnFrame(reference, frame.Edge, _growth.Last));
        double chance = Chance(pairs, expected, seed, tried);
        if (chance > limits.MostChance)
            return Invariant($"only {pairs.Count} of {expected} stars fit the reference, odds by chance {chance:0.#e+0}");
        return UniqueFit.Elsewhere(reference, frame, _growth.Last, _growth.RadiusPixels) is { } elsewhere
            ? Invariant($"its stars lie on a grid: as many fit {elsewhere.X:0} and {elsewhere.Y:0} px aside")
            : null;
    }

    /// <summary>Why the pairs don't determine the transform well enough, or null.</summary>
    private string? ErrorProblem(FittedTransform fit, Region region, int pairs)
    {
        double error = fit.ErrorOver(region), most = limits.MostPixels(frame.FwhmPixels);
        return error <= most ? null
            : Invariant($"its {pairs} star pairs leave the {NameOf(fit.Model)} uncertain by {error:0.0} px, ")
                + Invariant($"allowed is {most:0.0#}");
    }

    private RegistrationResult Result(
        List<(int Reference, int Frame)> pairs, FittedTransform fit, HeldOutCheck heldOut, Region region)
    {
        double? ratio = FluxRatio.Of(
            pairs.Select(pair => (reference.Stars[pair.Reference], frame.Stars[pair.Frame])));
        return new RegistrationResult
        {
            ReferenceToFrame = fit.Transform,
            Model = NameOf(fit.Model),
            PairCount = pairs.Count,
            RmsPixels = heldOut.RmsPixels,
            HeldOutCount = heldOut.Count,
            HeldOutRmsPixels = heldOut.HeldOutRmsPixels,
            ErrorPixels = fit.ErrorOver(region),
            ExpectedPairs = ExpectedStars.Count(reference, frame, fit.Transform, pairs),
            FluxRatio = ratio,
            Pairs = [.. pairs.Select(pair => (reference.Given[pair.Reference], frame.Given[pair.Frame]))],
        };
    }

    /// <summary>
    /// The lesser of two bounds: the transforms that asterisms offered, each with its own stars for nothing; or all that
    /// any two stars offer.
    /// </summary>
    private double Chance(List<(int Reference, int Frame)> pairs, int expected, int seed, int tried)
    {
        double radius = WanderRadii * _growth.RadiusPixels, density = 0, share = 0;
        foreach (var (_, f) in pairs)
        {
            density = Math.Max(frame.Density, frame.Grid.DensityBeside(frame.X[f], frame.Y[f]));
            share += ChanceOdds.NearShare(density, radius) / pairs.Count;
        }

        int free = pairs.Count >= StarGrowth.PairsForHomography ? 4 : pairs.Count >= StarGrowth.PairsForAffine ? 3 : 2;
        double byAsterisms = ChanceOdds.OfPairs(pairs.Count, expected, Math.Max(free, seed), share, Math.Max(1, tried));
        double ways = ChanceOdds.TwoStarTransforms(reference.Count, frame.Count, pairs.Count)
            * SameScaleShare(pairs, radius);
        return Math.Min(byAsterisms, ChanceOdds.OfPairs(pairs.Count, expected, free, share, ways));
    }

    /// <summary>
    /// Of the ways to lay two stars on two, those whose distances agree, where the optics say that they must: of equal
    /// distances on both frames few are as equal as those found.
    /// </summary>
    private double SameScaleShare(List<(int Reference, int Frame)> pairs, double radius)
    {
        if (!limits.SameOptics) return 1;
        double length = 0;
        foreach (var (a, _) in pairs)
            foreach (var (b, _) in pairs.Take(3))
                length = Math.Max(length, Math.Max(
                    Math.Abs(reference.X[a] - reference.X[b]), Math.Abs(reference.Y[a] - reference.Y[b])));
        double allowed = Math.Min(RegistrationLimits.SameOpticsTolerance, radius / Math.Max(1, length));
        double off = Math.Abs(Math.Sqrt(Math.Abs(_growth.Last.AreaScaleAt(0, 0))) - 1);
        return Math.Min(1, 2 * Math.Max(allowed, off));
    }

    /// <summary>
    /// The model asked for or chosen; pairs beyond their own errors are dropped once the errors are known.
    /// </summary>
    private FittedTransform? Fit(ref List<(int Reference, int Frame)> pairs, Region region)
    {
        var points = _growth.Points(pairs, 0);
        if (Choose(points, region) is not { } first) return null;
        var weighted = _growth.Points(pairs, ScatterFloor.Pixels(first.Transform, points));
        var kept = new List<(int Reference, int Frame)>(pairs.Count);
        for (int i = 0; i < weighted.Length; i++)
        {
            double distance = TransformFit.Distance(first.Transform, weighted[i]);
            if (distance * distance <= ClipSigmas * ClipSigmas * weighted[i].Variance) kept.Add(pairs[i]);
        }

        if (kept.Count < Math.Max(limits.FewestPairs, pairs.Count / 2)) return Choose(weighted, region);
        pairs = kept;
        double floor = ScatterFloor.Pixels(first.Transform, _growth.Points(pairs, 0));
        return Choose(_growth.Points(pairs, floor), region);
    }

    /// <summary>One pair more than the model needs must be left to verify it.</summary>
    private FittedTransform? Choose(PointPair[] points, Region region)
    {
        if (limits.Model is not { } model) return ModelChoice.Best(points, region);
        return 2 * (points.Length - 1) < (int)model ? null : TransformFit.Fit(points, model);
    }

    private string Undetermined(int pairs) => limits.Model is { } model
        ? $"its {pairs} star pairs don't determine a transform of the model {NameOf(model)}"
        : $"its {pairs} star pairs lie in one place";

    private static string NameOf(TransformModel model) => model.ToString().ToLowerInvariant();
}
