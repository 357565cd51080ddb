using AstroStacker.Imaging;
using AstroStacker.Registration.Pictures;

namespace AstroStacker.Registration;

/// <summary>What --register auto does: the base alone decides, so that all its frames are tried alike.</summary>
public static class RegistrationRule
{
    /// <summary>With fewer stars on the base no field of stars can be verified.</summary>
    public const int FewestStars = 5;

    /// <summary>Craters and prominences pass for stars: only those so many radii from the disc's centre count.</summary>
    private const double DiscReach = 1.15;

    /// <summary>
    /// The methods to try in this order until one gives a verified transform; the first is what the base calls for.
    /// </summary>
    /// <param name="reference">The base's survey.</param>
    /// <param name="picture">The base's luminance.</param>
    public static IReadOnlyList<RegistrationMethod> Choose(FrameSurvey reference, FeaturePicture picture)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(picture);
        var disc = BrightDisc.Find(picture);
        int stars = reference.Stars.Count(star => disc is null || !disc.Holds(star.X, star.Y, DiscReach));
        bool isField = stars >= FewestStars;

        // A developed picture is more often a scene than a sky: what looks like stars in it may be anything.
        if (isField && !reference.Info.DecodedThroughCurve) return [RegistrationMethod.Stars];
        if (disc is not null) return [RegistrationMethod.Shift, RegistrationMethod.Features];
        return isField ? [RegistrationMethod.Features, RegistrationMethod.Stars] : [RegistrationMethod.Features];
    }
}
