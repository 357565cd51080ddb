namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Winsorized sigma clipping about the median. The scale is the fixed point of Huber's winsorized deviation,
/// sigma = 1.134 sd(samples clamped to median +- 1.5 sigma), which one outlier hardly moves and which does not hang on a
/// first guess. While the lowest or the highest sample lies outside, it is dropped, and both are computed anew.
/// </summary>
public sealed class WinsorizedRejection : IRejection
{
    public string Name => "winsorized";

    public string Summary => "drops samples beyond --sigma of a deviation that outliers hardly move; from 3 frames on";

    public int FewestFrames => 3;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options) =>
        Clipping.Reject(stack, new ExtremeRule<WinsorizedTest>(new WinsorizedTest(ClipLimits.Of(stack, options))), FewestFrames);
}
