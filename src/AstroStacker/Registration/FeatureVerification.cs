using AstroStacker.Imaging;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration;

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
        if (Fit(agreeing) is not { } without)
            return RegistrationResult.Refused($"its {agreeing.Count} matched features lie in one place", agreeing.Count);
        var heldAgreeing = Near(without.Transform, held);
        double rate = (double)agreeing.Count / rest.Count, heldRate = (double)heldAgreeing.Count / held.Count;
        if (heldAgreeing.Count < LeastHeldOutAgreeing || heldRate < LeastRateRatio * rate)
            return RegistrationResult.Refused(
                $"only {heldAgreeing.Count} of {held.Count} held-out features lie where the others put them", agreeing.Count);
        return Conclude(matches, without.Transform, heldAgreeing);
    }

    private RegistrationResult Conclude(IReadOnlyList<PointPair> matches, Transform without, List<PointPair> held)
    {
        var all = Near(without, matches);
        if (Fit(all) is not { } fit) return RegistrationResult.Refused($"its {all.Count} matched features lie in one place", all.Count);
        var (left, top) = (matches.Min(pair => pair.X), matches.Min(pair => pair.Y));
        var (right, bottom) = (matches.Max(pair => pair.X), matches.Max(pair => pair.Y));
        if (Problem(fit.Transform, left, top, right, bottom, limits) is { } problem) return RegistrationResult.Refused(problem, all.Count);
        double rms = TransformFit.Rms(fit.Transform, all), heldRms = TransformFit.Rms(without, held);
        if (Math.Max(rms, heldRms) > Math.Max(limits.MostRmsPixels, agreement))
            return RegistrationResult.Refused(Invariant($"held-out features lie {heldRms:0.00} px rms from their places"), all.Count);
        return new RegistrationResult
        {
            ReferenceToFrame = fit.Transform,
            Model = fit.Model.ToString().ToLowerInvariant(),
            PairCount = all.Count,
            RmsPixels = rms,
            HeldOutCount = held.Count,
            HeldOutRmsPixels = heldRms,
        };
    }

    private List<PointPair> Agreeing(List<PointPair> pairs)
    {
        var flags = consensus(pairs);
        return [.. pairs.Where((_, i) => flags[i])];
    }

    private List<PointPair> Near(Transform transform, IReadOnlyList<PointPair> pairs) =>
        [.. pairs.Where(pair => TransformFit.Distance(transform, pair) <= agreement)];

    private static (TransformModel Model, Transform Transform)? Fit(List<PointPair> pairs) => ModelChoice.Best(
        pairs, pairs.Max(pair => pair.X) - pairs.Min(pair => pair.X), pairs.Max(pair => pair.Y) - pairs.Min(pair => pair.Y));
}
