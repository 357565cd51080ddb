namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Clipping about the median by the median absolute deviation x 1.4826 (a standard deviation for Gaussian noise; the factor
/// that Siril leaves out).
/// </summary>
public sealed class MadRejection : IRejection
{
    public string Name => "mad";

    public string Summary => "drops samples beyond --sigma by the median absolute deviation, which half the samples can't spoil";

    public int FewestFrames => 3;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options) =>
        Clipping.Reject(stack, new ExtremeRule<MadTest>(new MadTest(ClipLimits.Of(stack, options))), FewestFrames);
}
