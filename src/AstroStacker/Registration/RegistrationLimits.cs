namespace AstroStacker.Registration;

/// <summary>What a transform must satisfy before a frame is stacked on it.</summary>
public sealed record RegistrationLimits
{
    /// <summary>The family of transforms to fit; null chooses by a criterion that penalises parameters.</summary>
    public TransformModel? Model { get; init; }

    /// <summary>Pairs of stars: four fix a similarity well, two more verify it.</summary>
    public int LeastPairs { get; init; } = 6;

    /// <summary>
    /// Frame pixels a reference pixel; beyond 0.5 to 2 the frame belongs to another instrument's run.
    /// </summary>
    public double LeastScale { get; init; } = 0.5;

    public double MostScale { get; init; } = 2;

    /// <summary>
    /// Longest over shortest side of a mapped square, anywhere in the frame: optics and refraction stay below 1.02.
    /// </summary>
    public double MostStretch { get; init; } = 1.1;

    /// <summary>
    /// Root mean square distance of the pairs, and of the held-out ones; a wrong transform gives more.
    /// </summary>
    public double MostRmsPixels { get; init; } = 1;

    /// <summary>The same for blurred stars, in their FWHM; the larger limit counts.</summary>
    public double MostRmsFwhm { get; init; } = 0.25;

    /// <summary>Probability that unrelated fields give as many pairs, all trials counted.</summary>
    public double MostChance { get; init; } = 1e-6;
}
