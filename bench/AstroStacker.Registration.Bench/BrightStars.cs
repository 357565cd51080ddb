using AstroStacker.Imaging;
using AstroStacker.Simulation;

namespace AstroStacker.Registration.Bench;

/// <summary>The stars a stack is judged by: bright, never saturated, alone, and seen by every light in it.</summary>
internal static class BrightStars
{
    private const int Most = 60;

    /// <summary>One in so many of the scene's stars is bright.</summary>
    private const int OneIn = 6;

    /// <summary>Of the range between bias and clipping.</summary>
    private const double HighestPeak = 0.6;

    /// <summary>A neighbour of this share of the star's light spoils it.</summary>
    private const double FaintestNeighbour = 0.005;

    private const double TrailPixels = 12;

    /// <param name="truth">Of the night.</param>
    /// <param name="lights">Those in the stack.</param>
    public static IReadOnlyList<SceneStar> Of(NightTruth truth, IReadOnlyList<int> lights)
    {
        double fwhm = lights.Max(light => truth.Lights[light].FwhmPixels * truth.Lights[light].Elongation);
        double apart = Math.Max(10, 2.5 * fwhm), edge = 4 * fwhm + 8;
        var isolated = truth.Stars
            .OrderByDescending(star => star.Electrons)
            .Take(truth.Stars.Count / OneIn)
            .Where(star => lights.All(light => IsWellSeen(star, truth, truth.Lights[light], edge)))
            .Where(star => !truth.Stars.Any(other => other != star && other.Electrons > FaintestNeighbour * star.Electrons
                && Math.Abs(other.X - star.X) < apart && Math.Abs(other.Y - star.Y) < apart));
        return [.. isolated.Take(Most)];
    }

    private static bool IsWellSeen(SceneStar star, NightTruth truth, LightTruth light, double edge)
    {
        var night = truth.Options;
        double sharpest = (night.MoffatBeta - 1) / Math.PI * 4 * (Math.Pow(2, 1 / night.MoffatBeta) - 1)
            / (light.FwhmPixels * light.FwhmPixels * light.Elongation);
        double range = (night.WhiteAdu - night.BiasAdu) * night.GainElectronsPerAdu;
        if (star.Electrons * light.Transparency * sharpest > HighestPeak * range) return false;
        var (x, y) = light.SceneToFrame.Map(star.X, star.Y);
        var area = night.VisibleArea;
        return x > area.X + edge && y > area.Y + edge && x < area.Right - 1 - edge && y < area.Bottom - 1 - edge
            && !(light.Trail?.Distance(x, y) < TrailPixels);
    }
}
