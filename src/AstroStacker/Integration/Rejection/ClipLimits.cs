namespace AstroStacker.Integration.Rejection;

/// <summary>How far from the centre a sample may lie.</summary>
/// <param name="Low">Standard deviations below it, positive.</param>
/// <param name="High">Standard deviations above it, positive.</param>
/// <param name="Floor">The least standard deviation: 1 where samples come in units of the predicted one, else 0.</param>
internal readonly record struct ClipLimits(float Low, float High, float Floor)
{
    /// <summary>The user's limits for a stack.</summary>
    public static ClipLimits Of(in PixelStack stack, RejectionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SigmaLow, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SigmaHigh, nameof(options));
        return new((float)options.SigmaLow, (float)options.SigmaHigh, stack.Noise.IsEmpty ? 0 : 1);
    }
}
