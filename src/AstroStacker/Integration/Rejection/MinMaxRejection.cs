namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Drops the lowest and the highest sample of each pixel, whatever they are. Where two or more share the lowest or the highest
/// value, that end keeps them all: none of them is the one.
/// </summary>
public sealed class MinMaxRejection : IRejection
{
    public string Name => "minmax";

    public string Summary => "drops the lowest and the highest sample of each pixel; from 3 frames on";

    public int FewestFrames => 3;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options)
    {
        if (stack.FrameCount >= FewestFrames) RangeKernels.DropExtremes(stack.Samples, stack.Weights, stack.FrameCount);
    }
}
