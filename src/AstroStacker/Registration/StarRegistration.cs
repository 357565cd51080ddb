using AstroStacker.Imaging;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration;

/// <summary>Finds the transform between two star lists, and refuses rather than guesses.</summary>
public static class StarRegistration
{
    /// <summary>Every so many pairs one is held out.</summary>
    private const int HeldOutEvery = 3;

    /// <summary>Share of the held-out pairs that must be found again where the others predict them.</summary>
    private const double LeastFoundAgain = 0.75;

    /// <summary>
    /// Both lists brightest first. For many frames prepare the reference once: <see cref="ReferenceStars"/>.
    /// </summary>
    public static RegistrationResult Register(
        IReadOnlyList<Star> reference, IReadOnlyList<Star> frame, RegistrationLimits limits) =>
        Register(new ReferenceStars(reference), frame, limits);

    public static RegistrationResult Register(
        ReferenceStars reference, IReadOnlyList<Star> frame, RegistrationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var field = new StarField(frame);
        if (field.Count < limits.LeastPairs)
            return RegistrationResult.Refused($"only {field.Count} stars were found, {limits.LeastPairs} are needed");
        if (reference.Field.Count < limits.LeastPairs)
            return RegistrationResult.Refused(
                $"the reference has only {reference.Field.Count} stars, {limits.LeastPairs} are needed");
        var result = Search(reference, field, limits);
        if (result.ReferenceToFrame is not null) return result;
        var mirrored = Search(reference, field.Mirrored(), limits);
        return mirrored.ReferenceToFrame is null ? result : RegistrationResult.Refused(
            $"the picture is mirrored: {mirrored.PairCount} star pairs fit only when it is flipped", result.PairCount);
    }

    private static RegistrationResult Search(ReferenceStars reference, StarField frame, RegistrationLimits limits)
    {
        var best = RegistrationResult.Refused($"none of its {frame.Count} stars could be paired with the reference's");
        for (int level = 0; level < AsterismLevel.All.Length; level++)
        {
            var triangles = new TriangleIndex(frame, AsterismLevel.All[level]);
            var vote = new TriangleVote(reference.Field, frame, limits);
            foreach (var hypothesis in vote.Find(reference.Triangles(level), triangles))
            {
                var result = Verify(reference.Field, frame, hypothesis.Transform, limits);
                if (result.ReferenceToFrame is not null) return result;
                if (result.PairCount > best.PairCount) best = result;
            }

            if (level > 0 && Math.Max(frame.Count, reference.Field.Count) <= AsterismLevel.All[level].Stars) break;
        }

        return best;
    }

    private static RegistrationResult Verify(
        StarField reference, StarField frame, Transform guess, RegistrationLimits limits)
    {
        var pairing = new StarPairing(reference, frame);
        var pairs = pairing.Grow(guess);
        if (pairs.Count < limits.LeastPairs)
            return RegistrationResult.Refused(
                $"only {pairs.Count} stars fit the reference, {limits.LeastPairs} are needed", pairs.Count);
        double width = reference.Right - reference.Left, height = reference.Bottom - reference.Top;
        if (Fit(pairing, pairs, width, height) is not { } fit)
            return RegistrationResult.Refused($"its {pairs.Count} star pairs lie in one place", pairs.Count);
        int expected = Math.Max(pairs.Count, pairing.Expected(fit.Transform));
        double chance = ChanceOdds.OfPairs(
            pairs.Count, expected, Math.Max(3, (int)fit.Model / 2), ChanceOdds.NearShare(frame, pairing.RadiusPixels),
            TriangleVote.MostTrials);
        if (chance > limits.MostChance)
            return RegistrationResult.Refused(
                Invariant($"only {pairs.Count} of {expected} stars fit the reference, odds by chance {chance:0.#e+0}"),
                pairs.Count);
        string? problem = Problem(
            fit.Transform, reference.Left, reference.Top, reference.Right, reference.Bottom, limits);
        if (problem is not null) return RegistrationResult.Refused(problem, pairs.Count);
        return HoldOut(pairing, pairs, fit, limits) with
        {
            FluxRatio = FluxRatio.Of(pairs.Select(pair => (reference.Stars[pair.Reference], frame.Stars[pair.Frame]))),
        };
    }

    private static (TransformModel Model, Transform Transform)? Fit(
        StarPairing pairing, List<(int Reference, int Frame)> pairs, double width, double height)
    {
        var points = pairing.Points(pairs, 0);
        if (ModelChoice.Best(points, width, height) is not { } first) return null;
        return ModelChoice.Best(pairing.Points(pairs, ModelChoice.FloorPixels(first.Transform, points)), width, height);
    }

    /// <summary>
    /// Fits without a third of the pairs, looks for these anew among all stars, and only then trusts the fit on all.
    /// </summary>
    private static RegistrationResult HoldOut(
        StarPairing pairing, List<(int Reference, int Frame)> pairs, (TransformModel Model, Transform Transform) fit,
        RegistrationLimits limits)
    {
        var held = pairs.Where((_, i) => i % HeldOutEvery == HeldOutEvery - 1).ToList();
        double floor = ModelChoice.FloorPixels(fit.Transform, pairing.Points(pairs, 0));
        var rest = pairing.Points(pairs.Where((_, i) => i % HeldOutEvery != HeldOutEvery - 1), floor);
        if (TransformFit.Solve(rest, fit.Model) is not { } without)
            return RegistrationResult.Refused($"{rest.Count} star pairs don't determine a transform", pairs.Count);
        double most = Math.Max(limits.MostRmsPixels, limits.MostRmsFwhm * pairing.FwhmPixels);
        double radius = Math.Max(2 * pairing.RadiusPixels, most);
        int again = held.Count(pair => pairing.Partner(without, pair.Reference, radius) == pair.Frame);
        if (again < LeastFoundAgain * held.Count)
            return RegistrationResult.Refused(
                $"only {again} of {held.Count} held-out stars were found where the others predict them", pairs.Count);
        double rms = TransformFit.Rms(fit.Transform, pairing.Points(pairs, 0));
        double heldRms = TransformFit.Rms(without, pairing.Points(held, 0));
        if (Math.Max(heldRms, rms) > most)
            return RegistrationResult.Refused(
                Invariant($"held-out stars lie {heldRms:0.00} px rms from their places, allowed is {most:0.0#}"),
                pairs.Count);
        return new RegistrationResult
        {
            ReferenceToFrame = fit.Transform,
            Model = fit.Model.ToString().ToLowerInvariant(),
            PairCount = pairs.Count,
            RmsPixels = rms,
            HeldOutCount = held.Count,
            HeldOutRmsPixels = heldRms,
            Pairs = pairs,
        };
    }
}
