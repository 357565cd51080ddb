namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Clipping about the median against the predicted noise: of the frame at the median's level, of the median itself, and of
/// the seeing. It works with 3 frames, whose own deviation can't tell an outlier. Where nothing is known of the noise it
/// does as <see cref="WinsorizedRejection"/>.
/// </summary>
public sealed class PredictedRejection : IRejection
{
    private static readonly WinsorizedRejection s_withoutPrediction = new();

    public string Name => "predicted";

    public string Summary => "drops samples beyond --sigma of the noise measured in the frames; from 3 frames on";

    public int FewestFrames => 3;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options)
    {
        if (stack.Noise.IsEmpty) s_withoutPrediction.Reject(stack, options);
        else if (stack.FrameCount >= FewestFrames)
            PredictedKernels.Reject(
                stack, new ExtremeRule<PredictedTest>(new PredictedTest(ClipLimits.Of(stack, options))), addMedian: true);
    }
}
