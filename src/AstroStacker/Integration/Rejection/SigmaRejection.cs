namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Sigma clipping about the median by the samples' own standard deviation. One outlier inflates it: among n samples none lies
/// more than (n - 1) / sqrt(n) of them from the mean, so that limits of 3 drop nothing below 11 frames.
/// </summary>
public sealed class SigmaRejection : IRejection
{
    public string Name => "sigma";

    public string Summary => "drops samples beyond --sigma standard deviations of the median, again until none is left";

    public int FewestFrames => 3;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options) =>
        Clipping.Reject(stack, new ExtremeRule<SigmaTest>(new SigmaTest(ClipLimits.Of(stack, options))), FewestFrames);
}
