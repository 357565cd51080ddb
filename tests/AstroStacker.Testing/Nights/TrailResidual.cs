using AstroStacker.Imaging;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>What a satellite left in a stack, from the difference to the stack of the same frames without it.</summary>
public static class TrailResidual
{
    /// <summary>The same lights, no satellite.</summary>
    public static NightTruth Without(NightTruth truth) =>
        truth with { Lights = [.. truth.Lights.Select(light => light with { Trail = null })] };

    /// <summary>Bins of 8 x 8 that differ by more than so many sigmas of the limit, all colours; and the largest difference.</summary>
    public static (int Off, int Bins, double Largest) BinsOff(StackPicture with, StackPicture without, NoiseLimit limit, double sigmas)
    {
        int off = 0, count = 0;
        double largest = 0;
        for (int plane = 0; plane < with.Planes.Count; plane++)
        {
            const int side = NoiseLimit.Side;
            double[] bins = with.Bins(plane, side), clean = without.Bins(plane, side), variances = limit.Variances(plane, side, false);
            for (int i = 0; i < variances.Length; i++)
            {
                if (!double.IsFinite(variances[i])) continue;
                int at = i / limit.Across * (with.Width / side) + i % limit.Across;
                double z = Math.Abs(bins[at] - clean[at]) / Math.Sqrt(variances[i]);
                count++;
                largest = Math.Max(largest, z);
                if (z > sigmas) off++;
            }
        }

        return (off, count, largest);
    }

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
