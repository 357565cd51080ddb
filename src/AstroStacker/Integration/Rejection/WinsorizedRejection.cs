using AstroStacker.Imaging;

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

    public int FewestFrames => WinsorizedKernels.FewestSamples;

    public void Reject(ReadOnlySpan<float> samples, Span<float> weights, int frameCount, RejectionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length % frameCount, 0, nameof(frameCount));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SigmaLow, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SigmaHigh, nameof(options));
        if (frameCount < FewestFrames) return;
        using var comparators = PlanePool.Rent<int>(SortingNetwork.IndexCount(frameCount));
        using var columns = PlanePool.Rent<float>(WinsorizedKernels.ScratchLength(frameCount));
        SortingNetwork.Fill(frameCount, comparators.Span);
        WinsorizedKernels.Reject(
            samples, weights, comparators.Span, columns.Span, (float)options.SigmaLow, (float)options.SigmaHigh);
    }
}
