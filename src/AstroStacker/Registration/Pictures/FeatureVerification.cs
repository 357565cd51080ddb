using AstroStacker.Imaging;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// Trusts matches of features only after a fit to two thirds of them found the last third; then fits all that agree.
/// </summary>
/// <param name="limits">What the transform must satisfy.</param>
/// <param name="agreement">Distance at which a match agrees with a transform, sensor pixels.</param>
/// <param name="consensus">Marks the matches that agree with the transform most of them ask for.</param>
internal sealed class FeatureVerification(
    RegistrationLimits limits, double agreement, Func<IReadOnlyList<PointPair>, bool[]> consensus)
{
    private const int HeldOutEvery = 3;

    private const int LeastAgreeing = 12, LeastHeldOutAgreeing = 5;

    /// <summary>The held-out matches must agree at least at this share of the rate of the others.</summary>
    private const double LeastRateRatio = 0.5;

    /// <summary>A held-out match may lie so many agreements away: the others' fit didn't see it.</summary>
    private const double HeldOutAgreements = 2;

    public RegistrationResult Verify(IReadOnlyList<PointPair> matches)
    {
        var held = matches.Where((_, i) => i % HeldOutEvery == HeldOutEvery - 1).ToList();
        var rest = matches.Where((_, i) => i % HeldOutEvery != HeldOutEvery - 1).ToList();
        if (rest.Count < LeastAgreeing)
            return RegistrationResult.Refused($"only {matches.Count} features resemble the reference's", matches.Count);
        var agreeing = Agreeing(rest);
        if (agreeing.Count < LeastAgreeing)
            return RegistrationResult.Refused(
                $"only {agreeing.Count} of {rest.Count} matched features agree on a transform", agreeing.Count);
        if (Settle(agreeing, rest) is not { } without)
            return RegistrationResult.Refused(
                limits.Model is { } model
                    ? $"its {agreeing.Count} agreeing features fit no {model.ToString().ToLowerInvariant()}"
                    : $"its {agreeing.Count} agreeing features lie in one place",
                agreeing.Count);
        var again = Near(without.Transform, held, HeldOutAgreements * agreement);
        double rate = (double)agreeing.Count / rest.Count, heldRate = (double)again.Count / held.Count;
        if (again.Count < LeastHeldOutAgreeing || heldRate < LeastRateRatio * rate)
            return RegistrationResult.Refused(
                $"only {again.Count} of {held.Count} held-out features lie where the others put them", agreeing.Count);
        return Conclude(matches, without, Near(without.Transform, held, agreement));
    }

    private RegistrationResult Conclude(
        IReadOnlyList<PointPair> matches, (TransformModel Model, Transform Transform) without, List<PointPair> held)
    {
        if (Settle(Near(without.Transform, matches, agreement), matches) is not { } fit)
            return RegistrationResult.Refused(
                $"its {matches.Count} matched features don't determine a transform", matches.Count);
        var all = Near(fit.Transform, matches, agreement);
        var (left, top) = (matches.Min(pair => pair.X), matches.Min(pair => pair.Y));
        var (right, bottom) = (matches.Max(pair => pair.X), matches.Max(pair => pair.Y));
        if (Problem(fit.Transform, left, top, right, bottom, limits) is { } problem)
            return RegistrationResult.Refused(problem, all.Count);
        return new RegistrationResult
        {
            ReferenceToFrame = fit.Transform,
            Model = fit.Model.ToString().ToLowerInvariant(),
            PairCount = all.Count,
            RmsPixels = TransformFit.Rms(fit.Transform, all),
            HeldOutCount = held.Count,
            HeldOutRmsPixels = TransformFit.Rms(without.Transform, held),
        };
    }

    /// <summary>Fits, takes the matches that agree with the fit, and fits these, until they stay the same.</summary>
    private (TransformModel Model, Transform Transform)? Settle(List<PointPair> start, IReadOnlyList<PointPair> matches)
    {
        const int rounds = 20;
        var agreeing = start;
        (TransformModel, Transform)? fit = null;
        for (int round = 0; round < rounds && agreeing.Count >= LeastAgreeing; round++)
        {
            fit = Fit(agreeing);
            if (fit is not { } found) return null;
            var next = Near(found.Item2, matches, agreement);
            if (next.SequenceEqual(agreeing)) break;
            agreeing = next;
        }

        return agreeing.Count >= LeastAgreeing ? fit : null;
    }

    private List<PointPair> Agreeing(List<PointPair> pairs)
    {
        var flags = consensus(pairs);
        return [.. pairs.Where((_, i) => flags[i])];
    }

    private static List<PointPair> Near(Transform transform, IReadOnlyList<PointPair> pairs, double distance) =>
        [.. pairs.Where(pair => TransformFit.Distance(transform, pair) <= distance)];

    private (TransformModel Model, Transform Transform)? Fit(List<PointPair> pairs)
    {
        if (limits.Model is { } model)
            return TransformFit.Solve(pairs, model) is { } transform ? (model, transform) : null;
        return ModelChoice.Best(
            pairs, pairs.Max(pair => pair.X) - pairs.Min(pair => pair.X),
            pairs.Max(pair => pair.Y) - pairs.Min(pair => pair.Y));
    }
}
