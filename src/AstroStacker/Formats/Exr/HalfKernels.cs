namespace AstroStacker.Formats.Exr;

/// <summary>Rounds samples to 16-bit floats.</summary>
internal static class HalfKernels
{
    /// <summary>halves[i] = samples[i], to the nearest half float, within the finite ones (+-65504). NaN gives 0.</summary>
    public static void Round(ReadOnlySpan<float> samples, Span<Half> halves)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(halves.Length, samples.Length);
        const float most = 65504;
        for (int i = 0; i < samples.Length; i++)
        {
            float sample = samples[i];
            if (!(sample > -most)) sample = float.IsNaN(sample) ? 0 : -most;
            else if (sample > most) sample = most;
            halves[i] = (Half)sample;
        }
    }
}
