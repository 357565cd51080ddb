namespace AstroStacker.Report.Pixels;

/// <summary>One frame's sample of one colour at a pixel of the result.</summary>
/// <param name="Value">Calibrated, resampled and normalised, 1 is saturation; of samples that were left out too.</param>
/// <param name="Weight">What it is multiplied by in the sum; 0 where it was left out.</param>
/// <param name="Fate">Whether it counts, and if not, why.</param>
public readonly record struct SampleAtPixel(float Value, float Weight, SampleFate Fate)
{
    /// <summary>
    /// How far it lies from the frames' median, in standard deviations of the predicted noise; null where that isn't known.
    /// </summary>
    public double? Sigmas { get; init; }
}
