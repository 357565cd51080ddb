namespace AstroStacker.Testing.Nights;

/// <summary>Bins of 8 x 8 pixels that are not what they should be, by the limit's sigma; all colours.</summary>
/// <param name="Count">Off by more than the sigmas asked for.</param>
/// <param name="Of">Bins looked at.</param>
/// <param name="LargestSigmas">The farthest off.</param>
public sealed record BinsOff(int Count, int Of, double LargestSigmas)
{
    public double Share => (double)Count / Of;

    /// <param name="stack">To be judged.</param>
    /// <param name="expected">What it should be, but for its level.</param>
    /// <param name="limit">Of the night.</param>
    /// <param name="sigmas">More is off.</param>
    /// <param name="skyOnly">True for bins without stars.</param>
    public static BinsOff Between(StackPicture stack, StackPicture expected, NoiseLimit limit, double sigmas, bool skyOnly)
    {
        int off = 0, count = 0;
        double largest = 0;
        for (int plane = 0; plane < stack.Planes.Count; plane++)
        {
            const int side = NoiseLimit.Side;
            double[] bins = stack.Bins(plane, side), wanted = expected.Bins(plane, side);
            double[] variances = limit.Variances(plane, side, skyOnly);
            var places = Enumerable.Range(0, variances.Length).Where(i => double.IsFinite(variances[i])).ToList();
            double[] distances = [.. places.Select(i => i / limit.Across * (stack.Width / side) + i % limit.Across)
                .Select(at => bins[at] - wanted[at])];
            double level = distances.Order().ElementAt(distances.Length / 2);
            for (int n = 0; n < places.Count; n++)
            {
                double z = Math.Abs(distances[n] - level) / Math.Sqrt(variances[places[n]]);
                count++;
                largest = Math.Max(largest, z);
                if (z > sigmas) off++;
            }
        }

        return new BinsOff(off, count, largest);
    }
}
