using AstroStacker.Imaging;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// Phase correlation for the Moon, the Sun and planets: the shift between two pictures of one scene, first of the whole
/// pictures, then of the target in finer bins where it is small, trusted only where its halves ask for the same shift.
/// </summary>
public static class ShiftRegistration
{
    /// <summary>A closer look is for small targets: a limb of more bins than this gives the shift to 0.01 px.</summary>
    private const int MostTargetPixels = 1 << 18;

    /// <summary>
    /// The shift from the reference to the frame, or why there is none. Throws <see cref="FeatureLibraryException"/>
    /// where OpenCV can't be loaded.
    /// </summary>
    public static RegistrationResult Register(ShiftReference reference, ShiftPicture frame, RegistrationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(limits);
        FeaturePicture mine = frame.Picture, its = reference.Picture.Picture;
        if ((mine.Width, mine.Height, mine.Bin) != (its.Width, its.Height, its.Bin))
            return RegistrationResult.Refused(Invariant(
                $"its picture of {mine.Width} x {mine.Height} can't be shifted onto one of {its.Width} x {its.Height}"));
        return FeatureLibrary.Run(() => RegisterLoaded(reference, frame, limits));
    }

    private static RegistrationResult RegisterLoaded(
        ShiftReference reference, ShiftPicture frame, RegistrationLimits limits)
    {
        int bin = frame.Picture.Bin;
        var places = Places(reference, frame.Picture);
        var best = places
            .Select(place => new ShiftOverlap(reference.Picture, frame, reference.Target, bin)
            {
                OffsetX = place.X,
                OffsetY = place.Y,
            }.Settled())
            .OfType<ShiftOverlap>().MaxBy(found => found.Shift.Agreement);
        if (best is null)
            return RegistrationResult.Refused(
                $"no shift fits: nothing matches at the best, {bin * places[0].X} px across and {bin * places[0].Y} down");
        int finest = Math.Max(reference.Picture.FinestBin, frame.FinestBin);
        while (finest < bin && best.Pixels * (bin / finest) * (bin / finest) > MostTargetPixels) finest *= 2;
        if (finest < bin) best = best.At(finest).Settled() ?? best;
        return new ShiftVerification(limits).Verify(best);
    }

    /// <summary>
    /// Where the whole pictures correlate best. The transform is periodic: a shift to the right and one to the left that
    /// make a period together look the same.
    /// </summary>
    private static (int X, int Y)[] Places(ShiftReference reference, FeaturePicture picture)
    {
        var ofReference = reference.Spectrum;
        float[] clean = ShiftTile.WithoutHotPixels(picture.Luminance, picture.Width);
        var ofFrame = Spectrum.Of(
            ShiftTile.Windowed(clean, picture.Width), picture.Width, ofReference.Width, ofReference.Height);
        var (x, y) = TileShift.Highest(new CrossPower(ofReference, ofFrame).Surface(), ofReference.Width);
        int otherX = x > 0 ? x - ofReference.Width : x + ofReference.Width;
        int otherY = y > 0 ? y - ofReference.Height : y + ofReference.Height;
        return [(x, y), (otherX, y), (x, otherY), (otherX, otherY)];
    }
}
