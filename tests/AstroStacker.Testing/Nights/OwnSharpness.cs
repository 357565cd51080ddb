using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>The stars' width in a night's frames themselves, without mosaic and noise.</summary>
public static class OwnSharpness
{
    private const int Stars = 40;

    /// <summary>Mean over the lights, by their weights, of the median Moffat fit; pixels.</summary>
    public static double FwhmPixels(NightTruth truth, IReadOnlyList<int> lights, IReadOnlyList<double> weights)
    {
        var night = truth.Options with { Format = NightFormat.FitsMono, Cfa = "RGGB", BiasOffsetsAdu = [], MarginPixels = 0 };
        var mono = truth with { Options = night };
        double sum = 0;
        for (int n = 0; n < lights.Count; n++)
        {
            var picture = ScenePlanes.Of(mono, lights[n]);
            var light = truth.Lights[lights[n]];
            double[] widths = [.. StarLattice.Seen(truth, lights[n], 8 * light.FwhmPixels).Take(Stars)
                .Select(star => MoffatFit.Of(picture, 0, star.X, star.Y, light.FwhmPixels)?.FwhmPixels ?? double.NaN)
                .Where(double.IsFinite)];
            sum += weights[n] * widths.Order().ElementAt(widths.Length / 2);
        }

        return sum / weights.Sum();
    }
}
