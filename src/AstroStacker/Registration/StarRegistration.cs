using AstroStacker.Imaging;

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
        if (reference.Lens is { } lens) return new LensRegistration(reference, lens, field, limits).Register();
        var asterisms = new FrameAsterisms(field);
        var result = new StarSearch(reference, field, limits).Find(asterisms, mirrored: false);
        if (result.ReferenceToFrame is not null) return result;
        var mirrored = new StarSearch(reference, field.Mirrored(), limits).Find(asterisms, mirrored: true);
        return mirrored.ReferenceToFrame is null ? result : RegistrationResult.Refused(
            $"the picture is mirrored: {mirrored.PairCount} star pairs fit only when it is flipped", result.PairCount);
    }
}
