using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>How much brighter the stars of one frame are than those of another.</summary>
internal static class FluxRatio
{
    private const int Rounds = 5;

    private const double ClipSigmas = 3;

    /// <summary>
    /// Frame over reference from unsaturated pairs: the clipped mean of the ratios' logarithms; null without any.
    /// </summary>
    public static double? Of(IEnumerable<(Star Reference, Star Frame)> pairs)
    {
        var ratios = new List<(double Log, double Weight)>();
        foreach (var (reference, frame) in pairs)
            if (!reference.Saturated && !frame.Saturated && reference.Flux > 0 && frame.Flux > 0)
                ratios.Add(
                    (Math.Log(frame.Flux / (double)reference.Flux), 1 / (Variance(reference) + Variance(frame))));
        if (ratios.Count == 0) return null;

        double centre = RobustStatistics.Median(ratios.Select(ratio => ratio.Log).ToArray());
        for (int round = 0; round < Rounds; round++)
        {
            double sigma = RobustStatistics.SigmaAbout(ratios.Select(ratio => ratio.Log).ToArray(), centre);
            var kept = ratios.Where(ratio => Math.Abs(ratio.Log - centre) <= ClipSigmas * sigma + 1e-12).ToList();
            if (kept.Count == 0) break;
            centre = kept.Sum(ratio => ratio.Weight * ratio.Log) / kept.Sum(ratio => ratio.Weight);
            if (kept.Count == ratios.Count) break;
            ratios = kept;
        }

        return Math.Exp(centre);
    }

    /// <summary>
    /// Of the flux's logarithm: a position error of e pixels at a width of w means a signal to noise near w / (2.35 e);
    /// no star counts as better than 0.5 %, which the profile's shape leaves uncertain.
    /// </summary>
    private static double Variance(Star star)
    {
        double relative = 2.35 * star.PositionErrorPixels / Math.Max(0.5, star.FwhmPixels);
        return relative * relative + 2.5e-5;
    }
}
