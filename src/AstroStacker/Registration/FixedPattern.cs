using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Hot pixels that pass for stars: they stay at one place of the sensor whatever the sky does, so that all of them fit a
/// shift by nothing. They are told by being narrow: no lens and no pixel makes a star narrower than a pixel, and what is
/// little wider betrays itself by lying on the very centre of its pixel.
/// </summary>
internal static class FixedPattern
{
    /// <summary>FWHM below which light that passed a lens and fell on square pixels can't come.</summary>
    private const double LeastFwhmPixels = 1;

    /// <summary>FWHM up to which a peak may be one sample and what a blur or its amplifier left beside it.</summary>
    private const double MostFwhmPixels = 1.6;

    /// <summary>A star lies so near its pixel's centre in x and in y once in 17.</summary>
    private const double CentredPixels = 0.12;

    /// <summary>How far noise moves a hot pixel's centroid.</summary>
    private const double StillPixels = 0.3;

    public static bool IsTooNarrow(in Star star) => star.FwhmPixels < LeastFwhmPixels;

    /// <summary>
    /// The frame's stars without those that look like a single pixel and have such a one at the same place of the
    /// reference. Of real stars on a night that doesn't move, few are lost, and none that counts.
    /// </summary>
    public static StarField Without(StarField reference, IReadOnlyList<Star> frame)
    {
        var taken = new List<int>(frame.Count);
        for (int i = 0; i < frame.Count; i++)
            if (!MayBeOnePixel(frame[i]) || !IsStill(reference, frame[i])) taken.Add(i);
        return new StarField(frame, taken);
    }

    private static bool IsStill(StarField reference, in Star star)
    {
        int same = reference.Grid.Nearest(star.X, star.Y, StillPixels);
        return same >= 0 && MayBeOnePixel(reference.Stars[same]);
    }

    private static bool MayBeOnePixel(in Star star) => IsTooNarrow(star)
        || (star.FwhmPixels < MostFwhmPixels && IsCentred(star.X) && IsCentred(star.Y));

    private static bool IsCentred(double position) => Math.Abs(position - Math.Round(position)) < CentredPixels;
}
