using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Hot pixels that pass for stars: they stay at one place of the sensor whatever the sky does, so that all of them fit a
/// shift by nothing. They are told by being narrow: no lens and no pixel makes a star narrower than a pixel; by lying on
/// the very centres of pixels; and by what else is seen on the frame moving.
/// </summary>
internal static class FixedPattern
{
    /// <summary>FWHM below which light that passed a lens and fell on square pixels can't come.</summary>
    private const double LeastFwhmPixels = 1;

    /// <summary>FWHM up to which a peak may be one sample and what a blur or its amplifier left beside it.</summary>
    private const double MostFwhmPixels = 1.6;

    /// <summary>
    /// So near its pixel's centre lies a star in x and in y by chance with this probability.
    /// </summary>
    private const double CentredPixels = 0.12, CentredShare = 4 * CentredPixels * CentredPixels;

    /// <summary>How far noise moves a hot pixel's centroid.</summary>
    private const double StillPixels = 0.3;

    /// <summary>So many more on pixel centres than chance puts there are hot pixels.</summary>
    private const double LeastOdds = 1e-6;

    /// <summary>Of so many of the frame's brightest half must be paired, or what isn't is looked at apart.</summary>
    private const int Brightest = 60;

    public static bool IsTooNarrow(in Star star) => star.FwhmPixels < LeastFwhmPixels;

    /// <summary>
    /// The frame's stars without those that look like a single pixel and have such a one at the same place of the
    /// reference. Of real stars on a night that doesn't move few are lost, and none that counts.
    /// </summary>
    public static StarField Without(StarField reference, IReadOnlyList<Star> frame)
    {
        var taken = new List<int>(frame.Count);
        for (int i = 0; i < frame.Count; i++)
            if (!MayBeOnePixel(frame[i]) || !IsStill(reference, frame[i])) taken.Add(i);
        return new StarField(frame, taken);
    }

    /// <summary>
    /// The paired stars of a frame that didn't move against the reference and may be a fixed pattern: those on pixel
    /// centres where these are too many for stars, or all where much else is seen; empty where nothing is doubtful.
    /// </summary>
    /// <param name="reference">The reference's stars as they were given.</param>
    /// <param name="frame">The frame's.</param>
    /// <param name="result">What was found.</param>
    /// <param name="certain">True where they lie on pixel centres.</param>
    public static HashSet<int> Suspects(
        IReadOnlyList<Star> reference, IReadOnlyList<Star> frame, RegistrationResult result, out bool certain)
    {
        certain = false;
        double moved = 0;
        var (centred, all) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (r, f) in result.Pairs)
        {
            double x = frame[f].X - reference[r].X, y = frame[f].Y - reference[r].Y;
            moved += x * x + y * y;
            all.Add(f);
            if (IsCentred(frame[f]) && IsCentred(reference[r])) centred.Add(f);
        }

        if (moved > StillPixels * StillPixels * all.Count) return [];
        certain = ChanceOdds.OfPairs(centred.Count, all.Count, 0, CentredShare, 1) < LeastOdds;
        if (certain) return centred;
        int bright = Math.Min(Brightest, frame.Count), paired = Enumerable.Range(0, bright).Count(all.Contains);
        return 2 * paired < bright ? all : [];
    }

    private static bool IsStill(StarField reference, in Star star)
    {
        int same = reference.Grid.Nearest(star.X, star.Y, StillPixels);
        return same >= 0 && MayBeOnePixel(reference.Stars[same]);
    }

    private static bool MayBeOnePixel(in Star star) =>
        IsTooNarrow(star) || (star.FwhmPixels < MostFwhmPixels && IsCentred(star));

    private static bool IsCentred(in Star star) =>
        Math.Abs(star.X - Math.Round(star.X)) < CentredPixels && Math.Abs(star.Y - Math.Round(star.Y)) < CentredPixels;
}
