using AstroStacker.Imaging;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>What a satellite left in a stack, from the difference to the stack of the same frames without it.</summary>
public static class TrailResidual
{
    /// <summary>The same lights, no satellite.</summary>
    public static NightTruth Without(NightTruth truth) =>
        truth with { Lights = [.. truth.Lights.Select(light => light with { Trail = null })] };

    /// <summary>
    /// The trails' light that is left, as a share of what a plain weighted mean would hold: the difference projected on
    /// the trails' profiles, all colours.
    /// </summary>
    public static double Share(StackRun with, StackRun without, NightTruth truth)
    {
        double[] white = ScenePlanes.White(truth.Options);
        double weights = with.Weights.Sum(), product = 0, square = 0;
        for (int n = 0; n < with.Lights.Count; n++)
        {
            int light = with.Lights[n];
            if (truth.Lights[light].Trail is not { } trail) continue;
            var toFrame = with.Result.Plan.Grid.ToReference.Then(truth.Between(with.Reference, light));
            double share = with.Weights[n] / weights * truth.Lights[with.Reference].Transparency / truth.Lights[light].Transparency;
            for (int i = 0; i < with.Picture.Planes[0].Length; i++)
            {
                var (x, y) = toFrame.Map(i % with.Picture.Width, i / with.Picture.Width);
                double distance = trail.Distance(x, y) / trail.SigmaPixels;
                if (distance > 3 || !truth.Options.VisibleArea.Contains((int)Math.Round(x), (int)Math.Round(y))) continue;
                for (int plane = 0; plane < white.Length; plane++)
                {
                    double expected = share * white[plane] * trail.Electrons * Math.Exp(-distance * distance / 2);
                    product += expected * (with.Picture.Planes[plane][i] - without.Picture.Planes[plane][i]);
                    square += expected * expected;
                }
            }
        }

        return product / square;
    }
}
