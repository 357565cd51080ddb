namespace AstroStacker.Resampling;

/// <summary>All interpolators; the command line's help and the shared tests read this list.</summary>
public static class Interpolators
{
    public static IReadOnlyList<IInterpolator> All { get; } =
    [
        new TapInterpolator<NearestTaps>("nearest", "the nearest sample: no new values, but stars move by up to half a pixel"),
        new TapInterpolator<BilinearTaps>("bilinear", "2x2 samples: never overshoots, but blurs and makes noise uneven"),
        new TapInterpolator<CatmullRomTaps>("bicubic", "4x4 samples (Catmull-Rom): sharper than bilinear, hardly rings"),
        new TapInterpolator<Lanczos3Taps>("lanczos3", "6x6 samples: sharp; rings round bright stars are clamped"),
        new TapInterpolator<Lanczos4Taps>("lanczos4", "8x8 samples: the sharpest; rings round bright stars are clamped"),
    ];

    /// <summary>
    /// The interpolator of that name; an <see cref="ArgumentException"/> that lists the names where there is none.
    /// </summary>
    public static IInterpolator Get(string name) =>
        All.FirstOrDefault(interpolator => interpolator.Name == name) ?? throw new ArgumentException(
            $"There is no interpolator \"{name}\"; choose one of: {string.Join(", ", All.Select(interpolator => interpolator.Name))}.",
            nameof(name));
}
