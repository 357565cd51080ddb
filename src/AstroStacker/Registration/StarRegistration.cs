using AstroStacker.Imaging;
using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration;

/// <summary>Finds the transform between two star lists, and refuses rather than guesses.</summary>
public static class StarRegistration
{
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
        ArgumentNullException.ThrowIfNull(frame);
        int least = limits.FewestPairs;
        if (reference.Field.Count < least)
            return RegistrationResult.Refused(
                $"the reference has only {reference.Field.Count} stars, {least} are needed");
        if (frame.Count < least)
            return RegistrationResult.Refused($"only {frame.Count} stars were found, {least} are needed");
        var field = FixedPattern.Without(reference.Field, frame);
        if (field.Count < least)
            return RegistrationResult.Refused(
                $"all but {field.Count} of its {frame.Count} stars look like hot pixels, {least} stars are needed");
        var result = Search(reference, field, limits);
        return result.ReferenceToFrame is null ? result : WithoutFixedPattern(reference, frame, field, result, limits);
    }

    private static RegistrationResult Search(ReferenceStars reference, StarField frame, RegistrationLimits limits)
    {
        var asterisms = new FrameAsterisms(frame);
        var result = new StarSearch(reference, frame, limits).Find(asterisms, mirrored: false);
        if (result.ReferenceToFrame is not null) return result;
        var mirrored = new StarSearch(reference, frame.Mirrored(), limits).Find(asterisms, mirrored: true);
        return mirrored.ReferenceToFrame is null ? result : RegistrationResult.Refused(
            $"the picture is mirrored: {mirrored.PairCount} star pairs fit only when it is flipped", result.PairCount);
    }

    /// <summary>
    /// Where nothing moved, what may be a fixed pattern is left out and the rest searched: if that moved, it is the sky.
    /// </summary>
    private static RegistrationResult WithoutFixedPattern(
        ReferenceStars reference, IReadOnlyList<Star> frame, StarField field, RegistrationResult still,
        RegistrationLimits limits)
    {
        var suspects = FixedPattern.Suspects(reference.Given, frame, still, out bool certain);
        if (suspects.Count == 0) return still;
        var rest = new StarField(frame, field.Given.Order().Where(star => !suspects.Contains(star)));
        var result = rest.Count < limits.FewestPairs ? null : Search(reference, rest, limits);
        if (result?.ReferenceToFrame is not null) return result;
        return certain
            ? RegistrationResult.Refused(
                $"{suspects.Count} of its {still.PairCount} star pairs look like hot pixels: they lie on the centres of "
                + "pixels and did not move", still.PairCount)
            : still;
    }
}
