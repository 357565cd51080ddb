namespace AstroStacker.Integration.Rejection;

/// <summary>Runs a rule over a stack by what is known of it.</summary>
internal static class Clipping
{
    public static void Reject<TRule>(in PixelStack stack, TRule rule, int fewestFrames)
        where TRule : struct, IClipRule, allows ref struct
    {
        if (stack.FrameCount < fewestFrames) return;
        if (stack.Noise.IsEmpty) ClipKernels.Reject(stack, rule);
        else PredictedKernels.Reject(stack, rule);
    }
}
