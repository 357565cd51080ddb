using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>What the samples of a master in floating point tell of its scale, where its file doesn't.</summary>
internal static class FloatMaster
{
    /// <summary>Levels of a flat that was divided by its own mean or maximum: in ADU none is so dark.</summary>
    private const float LeastNormalised = 0.1f, MostNormalised = 5;

    /// <summary>Where 1 is saturation, no sample of a camera lies above it; of a flat whose mean is 1, half of them do.</summary>
    private const float BeyondSaturation = 1.001f * MasterReader.UnitScaleAdu;

    private const double LeastBeyondShare = 0.01;

    /// <summary>In ADU, noise alone scatters samples by more than this, and a bias lifts them higher.</summary>
    private const float LeastDeviationAdu = 0.01f, LeastLevelAdu = 0.5f;

    /// <summary>Rounding of samples of 0 to 1 that hold nothing.</summary>
    private const float Nothing = 1e-6f;

    /// <summary>True for a flat whose mean or maximum is 1: its bias was off before it was divided.</summary>
    /// <param name="flat">What its file says.</param>
    /// <param name="samplesAdu">Its samples, taken to be ADU.</param>
    public static bool IsNormalised(FrameInfo flat, ReadOnlySpan<float> samplesAdu)
    {
        if (IsInAdu(flat)) return MedianSample.Of(samplesAdu) is >= LeastNormalised and <= MostNormalised;
        return MasterReader.IsUnitScale(flat) && !flat.BlackSubtracted
            && SampleKernels.CountAtLeast(samplesAdu, BeyondSaturation) > LeastBeyondShare * samplesAdu.Length;
    }

    /// <summary>
    /// Throws <see cref="FrameException"/> where most samples are of a scale of 0 to 1, but some lie far above 1: which it is
    /// can't be told.
    /// </summary>
    public static void RequireScale(FrameInfo master, string role, ReadOnlySpan<float> samplesAdu)
    {
        if (!IsInAdu(master)) return;
        float median = MedianSample.Of(samplesAdu), deviation = MedianSample.DeviationOf(samplesAdu, median);
        if (Math.Abs(median) is < Nothing or > LeastLevelAdu || deviation > LeastDeviationAdu) return;
        float highest = samplesAdu[0];
        foreach (float sample in samplesAdu) highest = Math.Max(highest, sample);
        throw new FrameException(
            master.Path,
            FormattableString.Invariant($"has most samples at {median:0.######} and the highest at {highest:0.##}: ")
            + "whether 1 or 65535 is saturation can't be told",
            $"Save the master {role} with 16 bits, or cut to 0..1.");
    }

    private static bool IsInAdu(FrameInfo info) =>
        info is { SampleType: SampleType.Float32, BlackSubtracted: false } && !MasterReader.IsUnitScale(info);
}
