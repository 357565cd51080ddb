namespace AstroStacker.Integration;

/// <summary>All ways to weigh frames; the command line's help reads this list.</summary>
public static class WeightingMethods
{
    public static IReadOnlyList<WeightingMethod> All { get; } =
    [
        new("noise", "inverse variance of the sky after scaling: least noise", true, _ => 1),
        // The flux of a point source in a profile fit has the variance of the sky times an area that goes as FWHM^2 (King 1983).
        new("psf", "the same over the squared FWHM: best for faint stars", true, InverseArea),
        new("fwhm", "inverse squared FWHM: favours sharp frames", false, InverseArea),
        new("stars", "number of stars measured", false, frame => frame.StarCount + 1.0),
        new("exposure", "exposure time", false, frame => frame.ExposureSeconds),
        new("none", "every frame counts the same", false, _ => 1),
    ];

    /// <summary>The method of that name; an <see cref="ArgumentException"/> that lists the names where there is none.</summary>
    public static WeightingMethod Get(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new ArgumentException(
            $"There is no weighting \"{name}\"; choose one of: {string.Join(", ", All.Select(method => method.Name))}.", nameof(name));

    private static double? InverseArea(WeighedFrame frame) =>
        frame.FwhmPixels > 0 ? 1 / (frame.FwhmPixels * frame.FwhmPixels) : null;
}
