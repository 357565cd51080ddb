namespace AstroStacker.Registration;

/// <summary>What a transform must satisfy before a frame is stacked on it.</summary>
public sealed record RegistrationLimits
{
    /// <summary>The family of transforms to fit; null chooses by a criterion that penalises parameters.</summary>
    public TransformModel? Model { get; init; }

    /// <summary>
    /// Pairs of stars: two fix a similarity, three more verify it, as long as the odds of chance are negligible.
    /// </summary>
    public int LeastPairs { get; init; } = 5;

    /// <summary>
    /// True where frame and reference are known to come from one camera behind the same optics: the scale is 1 within
    /// <see cref="SameOpticsTolerance"/>, and three stars may do.
    /// </summary>
    public bool SameOptics { get; init; }

    /// <summary>
    /// Frame pixels a reference pixel; far beyond 0.5 to 2 the frame belongs to another instrument's run.
    /// </summary>
    public double LeastScale { get; init; } = 0.45;

    public double MostScale { get; init; } = 2.2;

    /// <summary>
    /// Longest over shortest side of a mapped square, anywhere in the frame: optics and refraction stay below 1.02.
    /// </summary>
    public double MostStretch { get; init; } = 1.1;

    /// <summary>
    /// Root mean square distance of the pairs, and of the held-out ones, since a wrong transform gives more; and error
    /// that the pairs may leave in the transform over the part both frames show.
    /// </summary>
    public double MostRmsPixels { get; init; } = 1;

    /// <summary>The same for blurred stars, in their FWHM; the larger limit counts.</summary>
    public double MostRmsFwhm { get; init; } = 0.25;

    /// <summary>Probability that unrelated fields give as many pairs, all trials counted.</summary>
    public double MostChance { get; init; } = 1e-6;

    /// <summary>What focus and temperature change of the scale of the same optics.</summary>
    internal const double SameOpticsTolerance = 0.005;

    internal int FewestPairs => SameOptics ? Math.Min(3, LeastPairs) : LeastPairs;

    /// <summary>The distance allowed for stars so wide.</summary>
    internal double MostPixels(double fwhmPixels) => Math.Max(MostRmsPixels, MostRmsFwhm * fwhmPixels);

    /// <summary>Whether two asterisms may differ so much in size, the measurement's own error given.</summary>
    internal bool AllowsScale(double scale, double error)
    {
        double least = SameOptics ? 1 - SameOpticsTolerance : LeastScale;
        double most = SameOptics ? 1 + SameOpticsTolerance : MostScale;
        return scale >= least - error && scale <= most + error;
    }
}
