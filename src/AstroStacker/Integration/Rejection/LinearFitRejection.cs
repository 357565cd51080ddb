namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Linear fit clipping: sorted samples over their rank are fitted by a line; limits are in mean absolute residuals (Siril's
/// unit), which for Gaussian noise are a small part of a standard deviation.
/// </summary>
public sealed class LinearFitRejection : IRejection
{
    public string Name => "linearfit";

    public string Summary => "drops samples beyond --sigma mean residuals of a line through the sorted samples; for 25 frames and more";

    public int FewestFrames => 5;

    public RejectionOptions Defaults { get; } = new(5, 5);

    public void Reject(in PixelStack stack, RejectionOptions options) =>
        Clipping.Reject(stack, new ExtremeRule<LinearFitTest>(new LinearFitTest(ClipLimits.Of(stack, options))), FewestFrames);
}
