using AstroStacker.Imaging;
using AstroStacker.Integration.Combining;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Drops samples that differ from the median by more than a part of it, for a few bright frames. A pixel whose median is 0 or
/// below has no such part and keeps all.
/// </summary>
public sealed class PercentileRejection : IRejection
{
    public string Name => "percentile";

    public string Summary => "drops samples that differ from the median by more than a part of it; from 3 frames on";

    public int FewestFrames => 3;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.PercentileLow, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.PercentileHigh, nameof(options));
        if (stack.FrameCount < FewestFrames) return;
        using var medians = PlanePool.Rent<float>(stack.Median.IsEmpty ? stack.PixelCount : 0);
        if (stack.Median.IsEmpty) MedianCombine.Median(stack.Samples, stack.Weights, stack.FrameCount, medians.Span);
        RangeKernels.DropBeyond(
            stack.Samples, stack.Weights, stack.Median.IsEmpty ? medians.Span : stack.Median,
            (float)options.PercentileLow, (float)options.PercentileHigh);
    }
}
