namespace AstroStacker.Integration;

/// <summary>A way to decide how much each frame counts.</summary>
/// <param name="Name">As the user writes it.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="UsesNoise">The sky's noise counts, so that the best weight differs from place to place.</param>
/// <param name="Quality">What else a frame's weight is proportional to; null or not positive where it isn't known.</param>
public sealed record WeightingMethod(string Name, string Summary, bool UsesNoise, Func<WeighedFrame, double?> Quality)
{
    /// <summary>
    /// The weights, one array a frame, one number a colour; each colour's mean over the frames is 1. Never 0 and never not a number:
    /// what isn't known of a frame is taken from the others, and what is known of none does not count.
    /// </summary>
    public IReadOnlyList<float[]> Weigh(IReadOnlyList<WeighedFrame> frames)
    {
        if (frames.Count == 0) return [];
        int planes = frames[0].SkyVariances.Count;
        double[] quality = Relative([.. frames.Select(Quality)]);
        var weights = frames.Select(_ => new float[planes]).ToArray();
        for (int plane = 0; plane < planes; plane++)
        {
            double[] inverse = UsesNoise
                ? Relative([.. frames.Select(frame => (double?)(1 / frame.SkyVariances[plane]))])
                : [.. quality.Select(_ => 1.0)];
            double[] product = [.. quality.Zip(inverse, (a, b) => a * b)];
            double mean = product.Average();
            for (int i = 0; i < weights.Length; i++) weights[i][plane] = (float)(product[i] / mean);
        }

        return weights;
    }

    /// <summary>In units of their mean; unknown ones at the mean of the known.</summary>
    private static double[] Relative(double?[] values)
    {
        bool IsKnown(double? value) => value is > 0 and < double.PositiveInfinity;
        double[] known = [.. values.Where(IsKnown).Select(value => value!.Value)];
        if (known.Length == 0) return [.. values.Select(_ => 1.0)];
        double mean = known.Average();
        return [.. values.Select(value => IsKnown(value) ? value!.Value / mean : 1)];
    }
}
