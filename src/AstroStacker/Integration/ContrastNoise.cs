namespace AstroStacker.Integration;

/// <summary>
/// What noise makes of the contrast of a median of n samples, squared: (Floor + PerLevel x level) / (n + CountOffset).
/// </summary>
internal readonly record struct ContrastNoise(float Floor, float PerLevel, float CountOffset)
{
    /// <summary>A range of so many standard deviations of the median of such frames.</summary>
    public static ContrastNoise Of(FrameNoise typical, float deviations)
    {
        double scale = deviations * deviations * MedianNoise.ManySamples;
        return new((float)(scale * typical.Floor), (float)(scale * typical.PerLevel), (float)(MedianNoise.ManySamples - 1));
    }
}
