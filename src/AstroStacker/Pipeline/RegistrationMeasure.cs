namespace AstroStacker.Pipeline;

/// <summary>How well a frame's transform is known.</summary>
/// <param name="Model">"shift", "similarity", "affine", "homography" or "lens" (a homography behind the run's lens).</param>
/// <param name="Pairs">Pairs the final fit used.</param>
/// <param name="HeldOutPairs">Pairs that verified a fit they were no part of.</param>
/// <param name="RmsPixels">Residual of the final fit.</param>
/// <param name="HeldOutRmsPixels">Residual of the held-out pairs.</param>
/// <param name="FluxRatio">Flux of this frame over the reference's, from matched stars; null without any.</param>
public sealed record RegistrationMeasure(
    string Model, int Pairs, int HeldOutPairs, double RmsPixels, double HeldOutRmsPixels, double? FluxRatio)
{
    /// <summary>Stars of the reference that should have been seen on the frame; 0 where not by stars.</summary>
    public int ExpectedPairs { get; init; }

    /// <summary>
    /// Root mean square error that the stars' own errors leave in the transform over the frame, pixels; 0 where not by stars.
    /// </summary>
    public double ErrorPixels { get; init; }
}
