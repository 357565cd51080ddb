namespace AstroStacker.Testing.Nights;

/// <summary>The noise of stacks of one night over what its photons allow.</summary>
public static class NoiseRatio
{
    /// <summary>
    /// Of means over bins of that side: the rms over the bins of the scatter of several runs' stacks over the limit. Levels
    /// of whole pictures are made to meet first: the level is the reference's, and no stack knows it better.
    /// </summary>
    /// <param name="runs">Stacks of the same night on the same grid, of independent noise; two or more.</param>
    /// <param name="limit">Of the night.</param>
    /// <param name="plane">The colour.</param>
    /// <param name="side">8 or a multiple.</param>
    /// <param name="skyOnly">True for bins without stars.</param>
    public static (double Ratio, int Bins) Of(IReadOnlyList<StackPicture> runs, NoiseLimit limit, int plane, int side, bool skyOnly)
    {
        double[][] bins = [.. runs.Select(run => run.Bins(plane, side))];
        double[] levels = Levels(runs, limit, plane);
        double[] variances = limit.Variances(plane, side, skyOnly);
        int across = runs[0].Width / side, limitAcross = limit.Across / (side / NoiseLimit.Side);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < variances.Length; i++)
        {
            if (!double.IsFinite(variances[i])) continue;
            int at = i / limitAcross * across + i % limitAcross;
            double[] values = [.. bins.Zip(levels, (run, level) => run[at] - level)];
            sum += Variance(values) / variances[i];
            count++;
        }

        return (count == 0 ? double.NaN : Math.Sqrt(sum / count), count);
    }

    /// <summary>
    /// Sigma of means over usable bins of that side as a variance plane of independent samples predicts it, over the scatter of
    /// the runs' bins; levels of whole pictures made to meet.
    /// </summary>
    /// <param name="runs">Stacks of the same night, of independent noise.</param>
    /// <param name="variance">Of one of them, electrons squared.</param>
    /// <param name="limit">Of the night.</param>
    /// <param name="plane">The colour.</param>
    /// <param name="side">8 or a multiple.</param>
    public static double Predicted(IReadOnlyList<StackPicture> runs, StackPicture variance, NoiseLimit limit, int plane, int side)
    {
        double[][] bins = [.. runs.Select(run => run.Bins(plane, side))];
        double[] levels = Levels(runs, limit, plane), usable = limit.Variances(plane, side, false);
        double[] predicted = variance.Bins(plane, side);
        int across = runs[0].Width / side, limitAcross = limit.Across / (side / NoiseLimit.Side), count = 0;
        double sum = 0;
        for (int i = 0; i < usable.Length; i++)
        {
            if (!double.IsFinite(usable[i])) continue;
            int at = i / limitAcross * across + i % limitAcross;
            sum += Variance([.. bins.Zip(levels, (run, level) => run[at] - level)]) / (predicted[at] / (side * side));
            count++;
        }

        return 1 / Math.Sqrt(sum / count);
    }

    /// <summary>
    /// What the runs have in common and the truth has not, over sky bins of that side, the picture's level off: rms beyond noise
    /// in units of the limit's sigma, and the largest distance in electrons.
    /// </summary>
    public static (double Sigmas, double LargestElectrons) Beyond(
        IReadOnlyList<StackPicture> runs, StackPicture truth, NoiseLimit limit, int plane, int side)
    {
        double[][] bins = [.. runs.Select(run => run.Bins(plane, side))];
        double[] expected = truth.Bins(plane, side), variances = limit.Variances(plane, side, true);
        int across = runs[0].Width / side, limitAcross = limit.Across / (side / NoiseLimit.Side);
        var places = Enumerable.Range(0, variances.Length).Where(i => double.IsFinite(variances[i])).ToList();
        double[] distances = [.. places.Select(i => i / limitAcross * across + i % limitAcross)
            .Select(at => bins.Average(run => run[at]) - expected[at])];
        double level = distances.Average(), sum = 0;
        for (int n = 0; n < places.Count; n++)
        {
            double[] values = [.. bins.Select(run => run[places[n] / limitAcross * across + places[n] % limitAcross])];
            sum += (Math.Pow(distances[n] - level, 2) - Variance(values) / values.Length) / variances[places[n]];
        }

        return (Math.Sqrt(Math.Max(0, sum / places.Count)), distances.Max(distance => Math.Abs(distance - level)));
    }

    /// <summary>The scatter of the level of the whole pictures, electrons.</summary>
    public static double LevelSigma(IReadOnlyList<StackPicture> runs, NoiseLimit limit, int plane) =>
        Math.Sqrt(Variance(Levels(runs, limit, plane)));

    /// <summary>Means over the sky that all frames cover.</summary>
    private static double[] Levels(IReadOnlyList<StackPicture> runs, NoiseLimit limit, int plane)
    {
        const int side = NoiseLimit.Side;
        int across = runs[0].Width / side;
        return [.. runs.Select(run => run.Bins(plane, side)).Select(bins => Enumerable.Range(0, limit.Across * limit.Down)
            .Where(i => limit.IsUsable[i] && limit.IsSky[i]).Average(i => bins[i / limit.Across * across + i % limit.Across]))];
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
